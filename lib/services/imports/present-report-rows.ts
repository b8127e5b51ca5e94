import type { ChangedTrackRow, StoredSkip } from '@/db'
import type { Import } from '@/lib/contract/import'
import type { ChangedTrack } from '@/lib/contract/import-changes'
import { SkipCode } from '@/lib/contract/import-report'
import { SkipValues } from '@/lib/contract/job-problem'
import { SKIP_ADVICE } from './skip-advice'

/** Returns a skipped row with advice. Codes and values that this version does not have are left out. */
export function presentSkip({
  code,
  params,
  ...row
}: StoredSkip): Import['report']['skipped'][number] {
  const known = SkipCode.catch('unspecified').parse(code)
  return {
    ...row,
    code: known,
    params: SkipValues.catch({}).parse(params),
    advice: known === 'unspecified' ? null : (SKIP_ADVICE[known] ?? null),
  }
}

/** Returns a track of a playlist that an import changed. */
export const presentChangedTrack = ({
  list: playlistId,
  songId,
  title,
  artists,
}: ChangedTrackRow): ChangedTrack => ({ playlistId, songId, title, artists })
