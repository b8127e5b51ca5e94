const DIGIT_BITS = 11
const BUCKETS = 1 << DIGIT_BITS
const LOW_BITS = BUCKETS - 1

/** Keys are integers below this: two digits. */
export const KEY_RANGE = 2 ** (2 * DIGIT_BITS)

/**
 * The values in the order of their keys; equal keys keep their order (radix sort, low digit first).
 * O(values).
 */
export function sortByKey(keys: Uint32Array, values: Int32Array): Int32Array {
  const size = keys.length
  const low = new Int32Array(BUCKETS)
  const high = new Int32Array(BUCKETS)
  for (let i = 0; i < size; i++) {
    low[keys[i]! & LOW_BITS]!++
    high[keys[i]! >>> DIGIT_BITS]!++
  }
  toStarts(low)
  toStarts(high)
  const highDigits = new Uint16Array(size)
  const halfSorted = new Int32Array(size)
  for (let i = 0; i < size; i++) {
    const at = low[keys[i]! & LOW_BITS]!++
    highDigits[at] = keys[i]! >>> DIGIT_BITS
    halfSorted[at] = values[i]!
  }
  const sorted = new Int32Array(size)
  for (let i = 0; i < size; i++) sorted[high[highDigits[i]!]!++] = halfSorted[i]!
  return sorted
}

/** Turns the sizes of groups into where each begins. */
function toStarts(counts: Int32Array): void {
  let sum = 0
  for (let i = 0; i < counts.length; i++) {
    const count = counts[i]!
    counts[i] = sum
    sum += count
  }
}
