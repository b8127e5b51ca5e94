/** Groups items by a number each has; groups are in the order of their first item. */
export function groupByNumber(items: Iterable<number>, numberOf: ArrayLike<number>): number[][] {
  const groups = new Map<number, number[]>()
  for (const item of items) {
    const number = numberOf[item]!
    const group = groups.get(number)
    if (group) group.push(item)
    else groups.set(number, [item])
  }
  return [...groups.values()]
}
