import { mend } from './mend'
import type { TrackList } from './track-list'

/**
 * The order without some tracks. Positions before `from` were handed out and never change; the rest
 * keep their order but for a track or two moved where two of one artist would meet.
 */
export function removeTracks(
  list: TrackList,
  order: Int32Array,
  from: number,
  removed: ReadonlySet<number>,
): Int32Array {
  const kept = order.filter((track, position) => position < from || !removed.has(track))
  mend(list, kept, from)
  return kept
}
