import type { Random } from './random'

/** Returns a uniformly random order of 0 to size - 1 (Durstenfeld 1964, CACM Algorithm 235). O(size). */
export function fisherYates(size: number, random: Random): Int32Array {
  const order = new Int32Array(size)
  for (let i = 0; i < size; i++) {
    const j = random.int(i + 1)
    order[i] = order[j]!
    order[j] = i
  }
  return order
}
