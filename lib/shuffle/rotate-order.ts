import type { Random } from './random'
import type { TrackList } from './track-list'

/**
 * Returns the order rotated by a random number of positions, which makes every track equally likely at
 * every position. An order with an artist on more than half of the tracks is returned unrotated: the
 * first and the last track of that artist would become neighbours.
 */
export function rotateOrder(list: TrackList, order: Int32Array, random: Random): Int32Array {
  const rotated = order.slice()
  if (list.artistCount.some((count) => 2 * count > list.size)) return rotated
  const offset = random.int(Math.max(1, list.size))
  rotated.set(order.subarray(offset))
  rotated.set(order.subarray(0, offset), list.size - offset)
  return rotated
}
