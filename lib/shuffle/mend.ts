import { repair } from './repair'
import type { TrackList } from './track-list'

/** Takes avoidable clashes out of what is left of an order, moving as few tracks as it can. */
export function mend(list: TrackList, order: Int32Array, from: number): void {
  repair(list, order, {
    from,
    goal: boundOfRest(list, order, from),
    moves: ['relocate', 'swap', 'reverse'],
  })
}

/** The fewest clashes the rest of an order can have after what was handed out. */
function boundOfRest(list: TrackList, order: Int32Array, from: number): number {
  const { tagStart, tags } = list
  const rest = order.length - from
  const counts = new Int32Array(list.artistCount.length)
  for (let position = from; position < order.length; position++)
    for (let x = tagStart[order[position]!]!; x < tagStart[order[position]! + 1]!; x++)
      counts[tags[x]!]!++
  let bound = 0
  for (const count of counts) bound = Math.max(bound, 2 * count - rest - 1)
  if (from === 0) return bound
  const last = order[from - 1]!
  for (let x = tagStart[last]!; x < tagStart[last + 1]!; x++)
    bound = Math.max(bound, 2 * counts[tags[x]!]! - rest)
  return bound
}
