import type { Random } from './random'

/**
 * Draws an order uniformly among all orders in which no track comes before its release. Each position
 * gets one of the released tracks, each equally likely. The number of released tracks does not depend
 * on earlier draws, so all such orders have the same probability. O(tracks).
 */
export function drawReleaseOrder(releases: Int32Array, random: Random): Int32Array {
  const size = releases.length
  const sorted = sortByRelease(releases)
  const available = new Int32Array(size)
  const order = new Int32Array(size)
  let released = 0
  let count = 0
  for (let position = 0; position < size; position++) {
    while (released < size && (releases[sorted[released]!]! <= position || count === 0))
      available[count++] = sorted[released++]!
    const drawn = random.int(count)
    order[position] = available[drawn]!
    available[drawn] = available[--count]!
  }
  return order
}

/** Returns the tracks sorted by release (counting sort). */
export function sortByRelease(releases: Int32Array): Int32Array {
  const size = releases.length
  const start = new Int32Array(size + 1)
  for (const release of releases) start[Math.min(release, size - 1) + 1]!++
  for (let position = 0; position < size; position++) start[position + 1]! += start[position]!
  const sorted = new Int32Array(size)
  for (let track = 0; track < size; track++)
    sorted[start[Math.min(releases[track]!, size - 1)]!++] = track
  return sorted
}
