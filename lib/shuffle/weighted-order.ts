import { ClockHeap } from './clock-heap'
import { ln } from './portable-math'
import type { Random } from './random'
import { byRelease } from './release-order'

/**
 * An order under releases in which each position goes to one of the free tracks with chances
 * proportional to their weights (Plackett-Luce, drawn with exponential clocks: Efraimidis & Spirakis
 * 2006). A clock has no memory, so it may start at its release. O(tracks log tracks).
 */
export function weightedOrder(
  releases: Int32Array,
  weights: Float64Array,
  random: Random,
): Int32Array {
  const size = releases.length
  const waiting = byRelease(releases)
  const clocks = new ClockHeap(size)
  const order = new Int32Array(size)
  let now = 0
  let woken = 0
  for (let position = 0; position < size; position++) {
    while (woken < size && (releases[waiting[woken]!]! <= position || clocks.size === 0)) {
      const track = waiting[woken++]!
      clocks.push(track, now + exponential(random) / weights[track]!)
    }
    now = clocks.earliest
    order[position] = clocks.pop()
  }
  return order
}

/** A waiting time with mean 1. */
function exponential(random: Random): number {
  return -ln((random.bits() + 0.5) * 2 ** -32)
}
