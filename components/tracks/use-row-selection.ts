'use client'

import { useState } from 'react'
import {
  EMPTY_SELECTION,
  extendSelection,
  pruneSelection,
  type Selection,
  toggleSelected,
} from './selection'

/** The active row, which is in the tab order, and the selected tracks. */
export function useRowSelection(ids: readonly string[]) {
  const [active, setActive] = useState(0)
  const [stored, setSelection] = useState<Selection>(EMPTY_SELECTION)
  const selection = pruneSelection(stored, ids)
  return {
    active: Math.min(active, Math.max(0, ids.length - 1)),
    setActive,
    selectedIds: selection.ids,
    clear: () => setSelection(EMPTY_SELECTION),
    selectAll: () => setSelection({ ids: new Set(ids), anchor: 0 }),
    toggle: (index: number) => setSelection(toggleSelected(selection, ids, index)),
    /** Selects the range from the anchor, or from `from` if there is none, to `index`. */
    extendTo(index: number, from = index) {
      const anchor = selection.anchor < 0 ? from : selection.anchor
      setSelection(extendSelection({ ...selection, anchor }, ids, index))
    },
  }
}

export type RowSelection = ReturnType<typeof useRowSelection>
