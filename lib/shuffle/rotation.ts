import type { Random } from './random'
import type { TrackList } from './track-list'

/**
 * The order turned like a wheel by a random number of places, which makes every track equally likely
 * at every position. Left as it is where an artist has more than half of the tracks: its first and
 * last would meet.
 */
export function rotated(list: TrackList, order: Int32Array, random: Random): Int32Array {
  const turned = order.slice()
  if (list.artistCount.some((count) => 2 * count > list.size)) return turned
  const places = random.int(Math.max(1, list.size))
  turned.set(order.subarray(places))
  turned.set(order.subarray(0, places), list.size - places)
  return turned
}
