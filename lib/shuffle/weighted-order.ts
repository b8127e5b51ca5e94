import { ClockHeap } from './clock-heap'
import { ln } from './portable-math'
import type { Random } from './random'
import { sortByRelease } from './release-order'

/**
 * Draws an order in which no track comes before its release and each position gets a released track
 * with probability proportional to its weight (Plackett-Luce model, drawn with exponential clocks:
 * Efraimidis & Spirakis 2006). Clocks are memoryless, so each may start at its release.
 * O(tracks log tracks).
 */
export function drawWeightedOrder(
  releases: Int32Array,
  weights: Float64Array,
  random: Random,
): Int32Array {
  const size = releases.length
  const sorted = sortByRelease(releases)
  const clocks = new ClockHeap(size)
  const order = new Int32Array(size)
  let now = 0
  let released = 0
  for (let position = 0; position < size; position++) {
    while (released < size && (releases[sorted[released]!]! <= position || clocks.size === 0)) {
      const track = sorted[released++]!
      clocks.push(track, now + drawExponential(random) / weights[track]!)
    }
    now = clocks.minTime
    order[position] = clocks.pop()
  }
  return order
}

/** Draws from the exponential distribution with mean 1. */
function drawExponential(random: Random): number {
  return -ln((random.bits() + 0.5) * 2 ** -32)
}
