/** The items with distinct keys, in order; the last of several with one key wins. */
export const uniqueBy = <Item, Key>(items: Item[], keyOf: (item: Item) => Key): Item[] => [
  ...new Map(items.map((item) => [keyOf(item), item])).values(),
]
