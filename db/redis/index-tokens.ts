const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
const DIGIT = new Uint8Array(128)
for (const [value, character] of [...ALPHABET].entries()) DIGIT[character.charCodeAt(0)] = value

const BITS = 6
const WIDTHS = [2, 3, 4]

/**
 * Encodes track indices as text of a fixed width: base 64 digits, most significant first, 2 per track
 * below 4,096, 3 below 262,144, else 4. Fixed, so that the offset of a track is known; text, because
 * not all transports support bytes.
 * @throws RangeError if an index is not between 0 and 2^24 - 1
 */
export function encodeIndices(indices: Int32Array): { width: number; tokens: string } {
  const largest = indices.reduce((max, index) => Math.max(max, index), 0)
  const width = WIDTHS.find((digits) => largest < 2 ** (BITS * digits))
  if (!width || indices.some((index) => index < 0))
    throw new RangeError('A track index must be between 0 and 16,777,215.')
  let tokens = ''
  for (const index of indices)
    for (let digit = width - 1; digit >= 0; digit--)
      tokens += ALPHABET[(index >> (BITS * digit)) & 63]
  return { width, tokens }
}

/** Decodes the text of `encodeIndices`. */
export function decodeIndices(tokens: string, width: number): Int32Array {
  const indices = new Int32Array(tokens.length / width)
  for (let at = 0; at < tokens.length; at++) {
    const track = Math.floor(at / width)
    indices[track] = (indices[track]! << BITS) | DIGIT[tokens.charCodeAt(at)]!
  }
  return indices
}
