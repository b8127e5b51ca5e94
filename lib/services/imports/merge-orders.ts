/**
 * Returns the items of `main` in their order, and the items that only `other` has: each behind the
 * item that it follows there, or at the start. Items without a key are only in `main`.
 */
export function mergeOrders<Item>(
  main: readonly Item[],
  other: readonly Item[],
  keyOf: (item: Item) => string | undefined,
): Item[] {
  const mainKeys = new Set(main.map(keyOf))
  const followers = new Map<string | null, Item[]>()
  let previous: string | null = null
  for (const item of other) {
    const key = keyOf(item)
    if (key === undefined) continue
    if (mainKeys.has(key)) {
      previous = key
      continue
    }
    const followersOfPrevious = followers.get(previous)
    if (followersOfPrevious) followersOfPrevious.push(item)
    else followers.set(previous, [item])
  }
  const merged = [...(followers.get(null) ?? [])]
  for (const item of main) {
    merged.push(item)
    const key = keyOf(item)
    if (key !== undefined) merged.push(...(followers.get(key) ?? []))
  }
  return merged
}
