/** A stream of random numbers; the same seed gives the same stream everywhere. */
export type Random = {
  /** An integer from 0 to 2^32 - 1. */
  bits(): number
  /** A fraction in [0, 1) with 32 bits. */
  unit(): number
  /** An integer from 0 to `below` - 1, each equally likely; `below` is 1 to 2^32. */
  int(below: number): number
}

const BLOCK = 64
const WARM_UP = 16

/**
 * Chris Doty-Humphrey's sfc32 (PractRand), filled a block at a time so that its four words stay in
 * registers; every word of the seed passes through splitmix32 into every word of the state.
 */
export function randomSource(seed: readonly number[]): Random {
  const state = absorb(seed)
  const block = new Uint32Array(BLOCK)
  let taken = BLOCK

  function refill() {
    let [a, b, c, d] = state as unknown as [number, number, number, number]
    for (let i = 0; i < BLOCK; i++) {
      const t = (((a + b) | 0) + d) | 0
      d = (d + 1) | 0
      a = b ^ (b >>> 9)
      b = (c + (c << 3)) | 0
      c = (((c << 21) | (c >>> 11)) + t) | 0
      block[i] = t
    }
    state[0] = a
    state[1] = b
    state[2] = c
    state[3] = d
    taken = 0
  }

  function bits(): number {
    if (taken === BLOCK) refill()
    return block[taken++]!
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

  for (let i = 0; i < WARM_UP; i += BLOCK) refill()
  taken = WARM_UP
  return { bits, unit, int }
}

/** Spreads any number of 32 bit words over the four words of the generator's state. */
function absorb(words: readonly number[]): Int32Array {
  const state = Int32Array.of(0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344)
  for (const word of words)
    for (let lane = 0; lane < 4; lane++)
      state[lane] = splitmix32(state[lane]! ^ Math.imul(word | 0, 2 * lane + 1))
  return state
}

/** One step of Guy Steele's splitmix, 32 bits wide. */
export function splitmix32(word: number): number {
  let mixed = (word + 0x9e3779b9) | 0
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x21f0aaad)
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97)
  return (mixed ^ (mixed >>> 15)) >>> 0
}
