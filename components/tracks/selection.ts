/** Which tracks are selected, and from which one a range is drawn. */
export type Selection = { ids: ReadonlySet<string>; anchor: number }

export const NOTHING_SELECTED: Selection = { ids: new Set(), anchor: -1 }

type Ids = readonly string[]

/** Adds a track to the selection, or takes it out. */
export function toggled({ ids }: Selection, list: Ids, index: number): Selection {
  const id = list[index]
  if (id === undefined) return { ids, anchor: index }
  const next = new Set(ids)
  if (!next.delete(id)) next.add(id)
  return { ids: next, anchor: index }
}

/** Adds everything between the anchor and a track. */
export function extended({ ids, anchor }: Selection, list: Ids, index: number): Selection {
  const from = anchor < 0 ? index : anchor
  const range = list.slice(Math.min(from, index), Math.max(from, index) + 1)
  return { ids: new Set([...ids, ...range]), anchor: from }
}

/** Drops what is no longer in the list. */
export function pruned(selection: Selection, list: Ids): Selection {
  if (selection.ids.size === 0) return selection
  const present = new Set(list)
  const ids = new Set([...selection.ids].filter((id) => present.has(id)))
  return ids.size === selection.ids.size ? selection : { ...selection, ids }
}
