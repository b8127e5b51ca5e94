import { ClockHeap } from '../clock-heap'
import type { Random } from '../random'
import type { TrackList } from '../track-list'
import { groupBy } from './groups'
import { shuffled } from './shuffled'

/**
 * The textbook greedy with a cooldown ("rearrange so that no two neighbours are equal"): always the
 * artist with the most tracks left that was not just played, ties by chance.
 */
export function greedyHeap(list: TrackList, random: Random): Int32Array {
  const everyone = Array.from({ length: list.size }, (_, track) => track)
  const queues = groupBy(everyone, list.primary).map((tracks) => shuffled(tracks, random))
  const fullest = new ClockHeap(queues.length)
  const push = (artist: number) => fullest.push(artist, random.unit() - queues[artist]!.length)
  for (const artist of queues.keys()) push(artist)

  const order = new Int32Array(list.size)
  let cooling = -1
  for (let position = 0; position < list.size; position++) {
    const artist = fullest.size ? fullest.pop() : cooling
    order[position] = queues[artist]!.pop()!
    if (cooling >= 0 && cooling !== artist && queues[cooling]!.length) push(cooling)
    cooling = artist
  }
  return order
}
