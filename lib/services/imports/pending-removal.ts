import 'server-only'
import type { RemovalReason, WaitingRemoval } from '@/db'
import type { PresentTrack } from './align-target'

type Removal = {
  present: PresentTrack[]
  removable: PresentTrack[]
  /** Whether the list and the playlist have too little in common to be certainly the same. */
  isDoubtful: boolean
  /** The removals that wait since earlier imports of the list, or an earlier try of this one. */
  waiting: WaitingRemoval[]
}

const MAX_UNCONFIRMED_SHARE = 1 / 3
const MAX_UNCONFIRMED_TRACKS = 5

/**
 * Returns why the removal of tracks waits for a confirmation: one of them waits already, it is a
 * large part of what imports added to the playlist, or the match of the list is in doubt. Null if it
 * does not wait.
 */
export function findRemovalReason({
  present,
  removable,
  isDoubtful,
  waiting,
}: Removal): RemovalReason | null {
  if (removable.length === 0) return null
  // The first import has added its tracks, so the same list seems certain and the share small now.
  const ids = new Set(removable.map(({ id }) => id))
  const earlier = waiting.find(({ trackIds }) => trackIds.some((id) => ids.has(id)))
  if (earlier) return earlier.reason
  if (isDoubtful) return 'doubtful_match'
  const importedCount = present.filter(({ imported }) => imported !== false).length
  const isLarge =
    removable.length > MAX_UNCONFIRMED_TRACKS &&
    removable.length > importedCount * MAX_UNCONFIRMED_SHARE
  return isLarge ? 'many_removals' : null
}
