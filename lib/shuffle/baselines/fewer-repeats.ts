import { fisherYates } from '../fisher-yates'
import type { Random } from '../random'
import type { TrackList } from '../track-list'

/**
 * Spotify's "Fewer Repeats" (2025): of several random orders the freshest, one that keeps what was
 * heard lately away from its beginning. `heard` is the position of each track in the last set, -1 for
 * none; the later it was, the more it costs to come early.
 */
export function fewerRepeats(
  list: TrackList,
  random: Random,
  { tries, heard }: { tries: number; heard?: Int32Array },
): Int32Array {
  let best = fisherYates(list.size, random)
  if (!heard) return best
  for (let k = 1; k < tries; k++) {
    const order = fisherYates(list.size, random)
    if (staleness(order, heard) < staleness(best, heard)) best = order
  }
  return best
}

function staleness(order: Int32Array, heard: Int32Array): number {
  let sum = 0
  for (let position = 0; position < order.length; position++)
    sum += (order.length - position) * (heard[order[position]!]! + 1)
  return sum
}
