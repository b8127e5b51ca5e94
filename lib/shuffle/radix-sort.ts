const DIGIT_BITS = 11
const DIGITS = 3
const BUCKETS = 1 << DIGIT_BITS

/**
 * The values in the order of their keys; equal keys keep their order (radix sort, least significant
 * digit first). Both arrays are used up. O(values).
 */
export function sortByKey(keys: Uint32Array, values: Int32Array): Int32Array {
  const size = keys.length
  const starts = digitStarts(keys)
  let fromKeys = keys
  let toKeys: Uint32Array = new Uint32Array(size)
  let from = values
  let to: Int32Array = new Int32Array(size)
  for (let digit = 0; digit < DIGITS; digit++) {
    const shift = digit * DIGIT_BITS
    const base = digit * BUCKETS
    for (let i = 0; i < size; i++) {
      const key = fromKeys[i]!
      const at = starts[base + ((key >>> shift) & (BUCKETS - 1))]!++
      toKeys[at] = key
      to[at] = from[i]!
    }
    ;[fromKeys, toKeys] = [toKeys, fromKeys]
    ;[from, to] = [to, from]
  }
  return from
}

/** For each digit and each of its values, where the first key that has it will stand. */
function digitStarts(keys: Uint32Array): Int32Array {
  const starts = new Int32Array(DIGITS * BUCKETS)
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i]!
    starts[key & (BUCKETS - 1)]!++
    starts[BUCKETS + ((key >>> DIGIT_BITS) & (BUCKETS - 1))]!++
    starts[2 * BUCKETS + (key >>> (2 * DIGIT_BITS))]!++
  }
  for (let digit = 0; digit < DIGITS; digit++) {
    let sum = 0
    for (let bucket = digit * BUCKETS; bucket < (digit + 1) * BUCKETS; bucket++) {
      const count = starts[bucket]!
      starts[bucket] = sum
      sum += count
    }
  }
  return starts
}
