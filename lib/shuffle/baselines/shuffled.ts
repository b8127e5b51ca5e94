import type { Random } from '../random'

/** The items in a uniformly random order; the given ones stay as they are. */
export function shuffled<Item>(items: readonly Item[], random: Random): Item[] {
  const mixed = items.slice()
  for (let i = mixed.length - 1; i > 0; i--) {
    const j = random.int(i + 1)
    const item = mixed[i]!
    mixed[i] = mixed[j]!
    mixed[j] = item
  }
  return mixed
}
