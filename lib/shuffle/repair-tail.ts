import { repairClashes } from './repair-clashes'
import type { TrackList } from './track-list'

/** Removes avoidable clashes from position `from` on, moving as few tracks as possible. */
export function repairTail(list: TrackList, order: Int32Array, from: number): void {
  repairClashes(list, order, {
    from,
    goal: tailLowerBound(list, order, from),
    moves: ['relocate', 'swap', 'reverse'],
  })
}

/** Returns a lower bound of the clashes from position `from` on, given the tracks before it. */
function tailLowerBound(list: TrackList, order: Int32Array, from: number): number {
  const { trackArtistStart, trackArtists } = list
  const size = order.length - from
  const counts = new Int32Array(list.artistCount.length)
  for (let position = from; position < order.length; position++) {
    const track = order[position]!
    for (let x = trackArtistStart[track]!; x < trackArtistStart[track + 1]!; x++)
      counts[trackArtists[x]!]!++
  }
  let bound = 0
  for (const count of counts) bound = Math.max(bound, 2 * count - size - 1)
  if (from === 0) return bound
  const last = order[from - 1]!
  for (let x = trackArtistStart[last]!; x < trackArtistStart[last + 1]!; x++)
    bound = Math.max(bound, 2 * counts[trackArtists[x]!]! - size)
  return bound
}
