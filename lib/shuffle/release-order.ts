import type { Random } from './random'

/**
 * An order drawn uniformly among all in which no track comes before its release: at each position
 * one of the free tracks, each equally likely. How many are free does not depend on what was drawn
 * before, so all such orders have the same chance. O(tracks).
 */
export function releaseOrder(releases: Int32Array, random: Random): Int32Array {
  const size = releases.length
  const waiting = byRelease(releases)
  const free = new Int32Array(size)
  const order = new Int32Array(size)
  let woken = 0
  let count = 0
  for (let position = 0; position < size; position++) {
    while (woken < size && (releases[waiting[woken]!]! <= position || count === 0))
      free[count++] = waiting[woken++]!
    const drawn = random.int(count)
    order[position] = free[drawn]!
    free[drawn] = free[--count]!
  }
  return order
}

/** Tracks in the order of their releases, by counting. */
export function byRelease(releases: Int32Array): Int32Array {
  const size = releases.length
  const start = new Int32Array(size + 1)
  for (const release of releases) start[Math.min(release, size - 1) + 1]!++
  for (let position = 0; position < size; position++) start[position + 1]! += start[position]!
  const sorted = new Int32Array(size)
  for (let track = 0; track < size; track++)
    sorted[start[Math.min(releases[track]!, size - 1)]!++] = track
  return sorted
}
