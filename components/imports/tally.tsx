import { number } from '@/components/ui/words'
import type { Import } from '@/lib/contract/imports'

/** What became of the rows of a file or the tracks of a list, in figures. */
export function Tally({ row }: { row: Import }) {
  const { imported, created, matched, duplicates, skippedCount } = row.report
  const figures = [
    [row.kind === 'file' ? 'In the file' : 'Over there', row.progress.total],
    ['Imported', imported],
    ['New songs', created],
    ['Known songs', matched],
    ['Twice in the list', duplicates],
    ['Skipped', skippedCount],
  ] as const
  return (
    <dl className="flex flex-wrap gap-x-10 gap-y-4 px-gutter pt-5 pb-3 phone:grid phone:grid-cols-3 phone:gap-x-4">
      {figures.map(([name, value]) => (
        <div key={name}>
          <dt className="text-12 text-ink-3">{name}</dt>
          <dd className="text-28 font-strong [font-variant-numeric:normal] phone:text-20">
            {number(value)}
          </dd>
        </div>
      ))}
    </dl>
  )
}
