/** A stream of pseudorandom numbers. The same seed gives the same stream in every engine. */
export type Random = {
  /** Returns an integer from 0 to 2^32 - 1. */
  bits(): number
  /** Returns a fraction in [0, 1) with 32 random bits. */
  unit(): number
  /** Returns an integer from 0 to `below` - 1, each equally likely; `below` is 1 to 2^32. */
  int(below: number): number
}

const BLOCK_WORDS = 64
const WARM_UP_WORDS = 16

/**
 * Creates a stream from any number of 32-bit words (sfc32 by Chris Doty-Humphrey, PractRand). Numbers
 * are generated in blocks, which lets the engine keep the state in registers.
 *
 * @example
 * const random = randomSource([42])
 * const die = 1 + random.int(6)
 */
export function randomSource(seed: readonly number[]): Random {
  let [s0, s1, s2, s3] = mixSeed(seed)
  const block = new Uint32Array(BLOCK_WORDS)
  let used = BLOCK_WORDS

  function refill() {
    let [a, b, c, d] = [s0, s1, s2, s3]
    for (let i = 0; i < BLOCK_WORDS; i++) {
      const t = (((a + b) | 0) + d) | 0
      d = (d + 1) | 0
      a = b ^ (b >>> 9)
      b = (c + (c << 3)) | 0
      c = (((c << 21) | (c >>> 11)) + t) | 0
      block[i] = t
    }
    ;[s0, s1, s2, s3] = [a, b, c, d]
    used = 0
  }

  function bits(): number {
    if (used === BLOCK_WORDS) refill()
    return block[used++]!
  }

  function unit(): number {
    return bits() * 2 ** -32
  }

  function int(below: number): number {
    const mask = 0xffffffff >>> Math.clz32(below - 1)
    let drawn = below < 2 ? 0 : bits() & mask
    while (drawn >>> 0 >= below) drawn = bits() & mask
    return drawn >>> 0
  }

  for (let i = 0; i < WARM_UP_WORDS; i += BLOCK_WORDS) refill()
  used = WARM_UP_WORDS
  return { bits, unit, int }
}

/** Mixes each seed word into all four words of the generator's state. */
function mixSeed(words: readonly number[]): [number, number, number, number] {
  let [a, b, c, d] = [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344]
  for (const word of words) {
    a = splitmix32(a ^ word) | 0
    b = splitmix32(b ^ Math.imul(word, 3)) | 0
    c = splitmix32(c ^ Math.imul(word, 5)) | 0
    d = splitmix32(d ^ Math.imul(word, 7)) | 0
  }
  return [a, b, c, d]
}

/** One step of splitmix by Guy Steele, reduced to 32 bits. */
export function splitmix32(word: number): number {
  let mixed = (word + 0x9e3779b9) | 0
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x21f0aaad)
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97)
  return (mixed ^ (mixed >>> 15)) >>> 0
}
