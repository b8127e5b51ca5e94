import { fisherYates } from '../fisher-yates'
import type { Random } from '../random'
import type { TrackList } from '../track-list'

type FewerRepeatsOptions = {
  /** The number of random orders to choose from. */
  tries: number
  /** The position of each track in the previous set, -1 for none. */
  previousPosition?: Int32Array
}

/**
 * "Fewer Repeats" by Spotify (2025): of several random orders, the one that keeps recently played
 * tracks away from its beginning. The later a track played, the more it costs to play it early.
 */
export function fewerRepeats(
  list: TrackList,
  random: Random,
  { tries, previousPosition }: FewerRepeatsOptions,
): Int32Array {
  let best = fisherYates(list.size, random)
  if (!previousPosition) return best
  for (let k = 1; k < tries; k++) {
    const order = fisherYates(list.size, random)
    if (repeatCost(order, previousPosition) < repeatCost(best, previousPosition)) best = order
  }
  return best
}

function repeatCost(order: Int32Array, previousPosition: Int32Array): number {
  let sum = 0
  for (let position = 0; position < order.length; position++)
    sum += (order.length - position) * (previousPosition[order[position]!]! + 1)
  return sum
}
