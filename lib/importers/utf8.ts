/** True if the bytes from `start` to `end` are valid UTF-8 (RFC 3629: no overlong forms, no surrogates). */
export function isUtf8(bytes: Uint8Array, start: number, end: number): boolean {
  const stop = Math.min(end, bytes.length)
  for (let at = start; at < stop; ) {
    const length = sequenceLength(bytes[at] ?? 0, bytes[at + 1] ?? 0)
    if (length === 0 || at + length > stop) return false
    for (let next = at + 1; next < at + length; next++) {
      if (((bytes[next] ?? 0) & 0xc0) !== 0x80) return false
    }
    at += length
  }
  return true
}

/** Returns the length in bytes of the character with these first two bytes; 0 if they are invalid. */
function sequenceLength(first: number, second: number): number {
  if (first < 0x80) return 1
  if (first < 0xc2 || first > 0xf4) return 0
  if (first < 0xe0) return 2
  if (first < 0xf0) {
    const isWrong = (first === 0xe0 && second < 0xa0) || (first === 0xed && second > 0x9f)
    return isWrong ? 0 : 3
  }
  const isWrong = (first === 0xf0 && second < 0x90) || (first === 0xf4 && second > 0x8f)
  return isWrong ? 0 : 4
}
