/** Tracks that move to index `position` of the others, where they follow each other. */
export type TrackMove = { trackIds: string[]; position: number }

type Row = { ids: readonly string[]; selectedIds: ReadonlySet<string>; index: number }

/**
 * Returns the move of a row that is dropped before the row at index `gap`. A selected row takes the
 * selection along, in list order.
 */
export function moveToGap(row: Row, gap: number): TrackMove {
  const moved = movedWith(row)
  return { trackIds: [...moved], position: countOthers(row.ids, moved, gap) }
}

/** Returns the move of a row, with the selection if it is selected, by a number of other rows. */
export function moveBy(row: Row, rows: number): TrackMove {
  const { ids, index } = row
  const moved = movedWith(row)
  const target = countOthers(ids, moved, index) + rows
  const position = Math.min(ids.length - moved.size, Math.max(0, target))
  return { trackIds: [...moved], position }
}

/** Whether a move of tracks that are in list order changes the order of the list. */
export const changesOrder = (ids: readonly string[], { trackIds, position }: TrackMove): boolean =>
  trackIds.some((id, n) => ids[position + n] !== id)

/** Returns the ids of the tracks that move with a row. */
function movedWith({ ids, selectedIds, index }: Row): ReadonlySet<string> {
  const id = ids[index]
  if (id === undefined || !selectedIds.has(id)) return new Set(ids.slice(index, index + 1))
  return new Set(ids.filter((other) => selectedIds.has(other)))
}

/** Counts the rows before an index that do not move. */
const countOthers = (ids: readonly string[], moved: ReadonlySet<string>, index: number): number =>
  ids.slice(0, index).filter((id) => !moved.has(id)).length
