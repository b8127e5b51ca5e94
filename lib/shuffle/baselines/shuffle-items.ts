import type { Random } from '../random'

/** Returns a copy of the items in a uniformly random order. */
export function shuffleItems<Item>(items: readonly Item[], random: Random): Item[] {
  const shuffled = items.slice()
  for (let i = shuffled.length - 1; i > 0; i--) {
    const j = random.int(i + 1)
    const item = shuffled[i]!
    shuffled[i] = shuffled[j]!
    shuffled[j] = item
  }
  return shuffled
}
