import { ClockHeap } from '../clock-heap'
import type { Random } from '../random'
import type { TrackList } from '../track-list'
import { groupByNumber } from './group-by-number'
import { shuffleItems } from './shuffle-items'

/**
 * The textbook greedy algorithm with a cooldown ("rearrange so that no two neighbours are equal"):
 * plays the artist with the most tracks left that did not just play; ties are broken at random.
 */
export function greedyHeap(list: TrackList, random: Random): Int32Array {
  const allTracks = Array.from({ length: list.size }, (_, track) => track)
  const queues = groupByNumber(allTracks, list.primary).map((tracks) =>
    shuffleItems(tracks, random),
  )
  const byTracksLeft = new ClockHeap(queues.length)
  const push = (artist: number) => byTracksLeft.push(artist, random.unit() - queues[artist]!.length)
  for (const artist of queues.keys()) push(artist)

  const order = new Int32Array(list.size)
  let cooling = -1
  for (let position = 0; position < list.size; position++) {
    const artist = byTracksLeft.size ? byTracksLeft.pop() : cooling
    order[position] = queues[artist]!.pop()!
    if (cooling >= 0 && cooling !== artist && queues[cooling]!.length) push(cooling)
    cooling = artist
  }
  return order
}
