import Link from 'next/link'
import { count, number } from '@/components/ui/words'
import type { Import } from '@/lib/contract/imports'

const SKIPPED_SHOWN = 200

/** What came in, what was known already, and each row that was left out, with the reason. */
export function ImportReport({ current }: { current: Import }) {
  const { report, playlists } = current
  const figures: [words: string, value: number][] = [
    ['Came in', report.imported],
    ['New songs', report.created],
    ['Known already', report.matched],
    ['Named twice', report.duplicates],
    ['Skipped', report.skippedCount],
  ]
  return (
    <>
      <dl className="flex flex-wrap gap-x-10 gap-y-3 px-gutter pt-5 pb-3">
        {figures.map(([words, value]) => (
          <div key={words}>
            <dt className="text-12 text-ink-3">{words}</dt>
            <dd className="text-28 font-strong [font-variant-numeric:normal]">{number(value)}</dd>
          </div>
        ))}
      </dl>
      {playlists.length > 1 && <Playlists playlists={playlists} />}
      {report.skipped.length > 0 && <Skipped report={report} />}
    </>
  )
}

function Playlists({ playlists }: Pick<Import, 'playlists'>) {
  return (
    <ul className="px-gutter pb-3">
      {playlists.map(({ id, name, trackCount }) => (
        <li key={id} className="hairline-t flex min-h-11 items-center justify-between gap-4">
          <Link href={`/playlists/${id}`} className="cut hover:underline">
            {name}
          </Link>
          <span className="text-12 text-ink-3">{count(trackCount, 'track')}</span>
        </li>
      ))}
    </ul>
  )
}

function Skipped({ report }: Pick<Import, 'report'>) {
  const hidden = report.skippedCount - Math.min(SKIPPED_SHOWN, report.skipped.length)
  return (
    <div className="px-gutter">
      <h3 className="pt-4 pb-1 text-16 font-strong">Skipped</h3>
      <ul>
        {report.skipped.slice(0, SKIPPED_SHOWN).map(({ line, text, reason }) => (
          <li
            key={`${line} ${reason}`}
            className="hairline-t grid min-h-13 grid-cols-[3px_minmax(0,1fr)] items-center gap-x-3 py-1.5 md:grid-cols-[3px_minmax(0,1fr)_minmax(0,1.2fr)]"
          >
            <i
              aria-hidden
              className="my-0.5 self-stretch inset-ring inset-ring-line-strong max-md:row-span-2"
            />
            <span className="cut">{text || <span className="text-ink-3">An empty row</span>}</span>
            <span className="min-w-0 text-ink-2 max-md:text-12">
              {reason}{' '}
              <span className="whitespace-nowrap text-12 text-ink-3">Line {number(line)}</span>
            </span>
          </li>
        ))}
      </ul>
      {hidden > 0 && (
        <p className="hairline-t py-3 text-12 text-ink-3">And {count(hidden, 'more row')}.</p>
      )}
    </div>
  )
}
