import { useTranslations } from 'next-intl'
import type { SongText, TextRepairs } from '@/lib/contract/text-repairs'

type RepairedTextsProps = {
  changes: TextRepairs['changes']
  /** The number of songs, changed or not. */
  count: number
}

/** The songs that a repair changes, as they are and as they would be. */
export function RepairedTexts({ changes, count }: RepairedTextsProps) {
  const t = useTranslations('song.letters')
  if (changes.length === 0) return <p role="status">{t('noChange')}</p>
  return (
    <div className="grid gap-2">
      <ul
        aria-label={t('changes')}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls is reached with the keyboard.
        tabIndex={0}
        className="grid max-h-60 gap-3 overflow-y-auto rounded-control bg-well p-3"
      >
        {changes.map(({ songId, before, after }) => (
          <li key={songId} className="grid min-w-0 gap-0.5">
            <span className="cut font-strong">{lineOf(after)}</span>
            <span className="cut text-12 text-ink-2">{t('before', { text: lineOf(before) })}</span>
          </li>
        ))}
      </ul>
      {changes.length < count && (
        <p className="text-12 text-ink-2">{t('unchanged', { count: count - changes.length })}</p>
      )}
    </div>
  )
}

const lineOf = ({ title, artists, album }: SongText): string =>
  [title, artists.map(({ name, join }) => name + join).join(''), album?.title]
    .filter((text) => text)
    .join(' · ')
