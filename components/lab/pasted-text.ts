import { useTranslations } from 'next-intl'
import type { LabList } from '@/lib/lab/lab-list'
import type { PastedList } from '@/lib/lab/pasted-list'
import { useSkippedLineText } from './use-skipped-line-text'

const MIN_TRACKS = 2

/** Returns a function that explains why a text is too short; undefined if it is not. */
export function usePasteError() {
  const t = useTranslations('lab.paste')
  const reasonText = useSkippedLineText()
  return (text: string, { tracks, skipped: [skipped] }: PastedList): string | undefined => {
    if (tracks.length >= MIN_TRACKS) return undefined
    if (text.trim() === '') return t('empty')
    if (tracks.length === 1) return t('tooFew')
    return skipped
      ? t('noSongsBecause', { line: skipped.line, reason: reasonText(skipped) })
      : t('noSongs')
  }
}

/** Returns the tracks of a pasted list, with what it lacks of the text. */
export function toLabList({ tracks, skipped, isTruncated }: PastedList): LabList {
  if (isTruncated) {
    return { tracks, omission: { code: 'text_truncated', trackCount: tracks.length } }
  }
  return skipped.length > 0 ? { tracks, omission: { code: 'lines_skipped', skipped } } : { tracks }
}
