import { repairTail } from './repair-tail'
import type { TrackList } from './track-list'

/**
 * Returns the order without some tracks. Positions before `from` were handed out and do not change.
 * The other tracks keep their order, except for the few moved so that an artist does not clash.
 *
 * @example
 * const shorter = removeTracks(list, order, playedCount, new Set([3, 7]))
 */
export function removeTracks(
  list: TrackList,
  order: Int32Array,
  from: number,
  removed: ReadonlySet<number>,
): Int32Array {
  const kept = order.filter((track, position) => position < from || !removed.has(track))
  repairTail(list, kept, from)
  return kept
}
