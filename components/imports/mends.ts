import type { Import, SkipCode } from '@/lib/contract/imports'

type SkippedRow = Pick<Import['report']['skipped'][number], 'code' | 'reason'>

/** What the user can do about a skipped row. */
const ADVICE: Partial<Record<SkipCode, string>> = {
  no_title: 'Fill in the title and import the file again.',
  spotify_id_only: 'Export the list with titles, for example with Exportify.',
  not_artist_title: 'Write it as “Artist - Title” and import the file again.',
  url_without_song: 'Put “Artist - Title” in its place and import the file again.',
  undescribed_track: 'Export the whole library once more.',
  private_video: 'Set it to unlisted on YouTube if it is yours, and import again.',
  file_truncated: 'This copy is not complete. Export it once more.',
}

/** Returns why a row was skipped as a sentence, and advice if there is any. */
export function explained({ code, reason }: SkippedRow): { why: string; mend?: string } {
  return { why: reason.charAt(0).toUpperCase() + reason.slice(1), mend: ADVICE[code] }
}
