const SAMPLE_BYTES = 4096
const MIN_ZEROS = 0.3
const MAX_ZEROS = 0.05

/**
 * Returns the byte order of UTF-16 text without a byte order mark, by the zero bytes of its ASCII
 * characters; null for other bytes.
 */
export function findUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const sample = bytes.subarray(0, SAMPLE_BYTES)
  const pairs = Math.floor(sample.length / 2)
  if (pairs < 4) return null
  let even = 0
  let odd = 0
  for (let at = 0; at < pairs * 2; at += 2) {
    if (sample[at] === 0) even++
    if (sample[at + 1] === 0) odd++
  }
  if (odd >= pairs * MIN_ZEROS && even <= pairs * MAX_ZEROS) return 'utf-16le'
  return even >= pairs * MIN_ZEROS && odd <= pairs * MAX_ZEROS ? 'utf-16be' : null
}
