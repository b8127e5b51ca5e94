import 'server-only'

/** Maps items with at most `maxParallel` of them at a time; the results are in the order of the items. */
export async function mapBounded<Item, Result>(
  items: readonly Item[],
  maxParallel: number,
  map: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results = new Map<number, Result>()
  const remaining = items.entries()
  async function work() {
    // All workers share one iterator, so each item is taken once.
    for (const [index, item] of remaining) results.set(index, await map(item))
  }
  await Promise.all(Array.from({ length: Math.min(maxParallel, items.length) }, work))
  return [...results].sort(([a], [b]) => a - b).map(([, result]) => result)
}
