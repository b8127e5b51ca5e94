/** The selected track ids, and the index that a range starts from; -1 if there is none. */
export type Selection = { ids: ReadonlySet<string>; anchor: number }

export const EMPTY_SELECTION: Selection = { ids: new Set(), anchor: -1 }

type Ids = readonly string[]

/** Returns the selection with a track added, or removed if it was selected. */
export function toggleSelected({ ids }: Selection, list: Ids, index: number): Selection {
  const id = list[index]
  if (id === undefined) return { ids, anchor: index }
  const next = new Set(ids)
  if (!next.delete(id)) next.add(id)
  return { ids: next, anchor: index }
}

/** Returns the selection with every track from the anchor to `index` added. */
export function extendSelection({ ids, anchor }: Selection, list: Ids, index: number): Selection {
  const from = anchor < 0 ? index : anchor
  const range = list.slice(Math.min(from, index), Math.max(from, index) + 1)
  return { ids: new Set([...ids, ...range]), anchor: from }
}

/** Returns the selection without the tracks that the list no longer has. */
export function pruneSelection(selection: Selection, list: Ids): Selection {
  if (selection.ids.size === 0) return selection
  const present = new Set(list)
  const ids = new Set([...selection.ids].filter((id) => present.has(id)))
  return ids.size === selection.ids.size ? selection : { ...selection, ids }
}
