const DIGIT_BITS = 11
const BUCKETS = 1 << DIGIT_BITS
const LOW_DIGIT_MASK = BUCKETS - 1

/** Keys are integers below this: two digits. */
export const KEY_RANGE = 2 ** (2 * DIGIT_BITS)

/** Returns the values sorted by their keys; stable (radix sort, least significant digit first). O(values). */
export function sortByKey(keys: Uint32Array, values: Int32Array): Int32Array {
  const size = keys.length
  const low = new Int32Array(BUCKETS)
  const high = new Int32Array(BUCKETS)
  for (let i = 0; i < size; i++) {
    low[keys[i]! & LOW_DIGIT_MASK]!++
    high[keys[i]! >>> DIGIT_BITS]!++
  }
  countsToStarts(low)
  countsToStarts(high)
  const highDigits = new Uint16Array(size)
  const halfSorted = new Int32Array(size)
  for (let i = 0; i < size; i++) {
    const target = low[keys[i]! & LOW_DIGIT_MASK]!++
    highDigits[target] = keys[i]! >>> DIGIT_BITS
    halfSorted[target] = values[i]!
  }
  const sorted = new Int32Array(size)
  for (let i = 0; i < size; i++) sorted[high[highDigits[i]!]!++] = halfSorted[i]!
  return sorted
}

/** Replaces the size of each bucket by the index at which it starts. */
function countsToStarts(counts: Int32Array): void {
  let sum = 0
  for (let i = 0; i < counts.length; i++) {
    const count = counts[i]!
    counts[i] = sum
    sum += count
  }
}
