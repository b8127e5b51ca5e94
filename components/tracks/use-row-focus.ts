'use client'

import { useEffect, useRef } from 'react'
import { focusActiveRow, isFocusFree } from './free-focus'
import type { RowSelection } from './use-row-selection'

type RowFocusProps = {
  ids: readonly string[]
  rows: RowSelection
  /** Scrolls to a row and focuses it. */
  focusRow: (index: number) => void
}

/** Returns functions that move the focus to a row, and keep it at rows that are moved or removed. */
export function useRowFocus({ ids, rows, focusRow }: RowFocusProps) {
  const last = ids.length - 1
  const movedId = useRef<string>(undefined)
  const vacated = useRef<number>(undefined)

  // The list has its new order only some time after the key was pressed.
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when the order has changed
  useEffect(() => {
    const moved = movedId.current === undefined ? -1 : ids.indexOf(movedId.current)
    const removed = vacated.current
    movedId.current = undefined
    vacated.current = undefined
    if (moved >= 0) goTo(moved)
    else if (removed !== undefined && last >= 0 && isFocusFree()) goTo(removed)
  }, [ids])
  // A page without rows shows something else in place of the table.
  useEffect(
    () => () => void setTimeout(() => vacated.current !== undefined && focusActiveRow()),
    [],
  )

  /** Returns the nearest index of the list, which has the focus now. */
  function goTo(index: number): number {
    const target = Math.min(last, Math.max(0, index))
    rows.setActive(target)
    focusRow(target)
    return target
  }

  return {
    goTo,
    /** The focus follows this track once it has moved. */
    follow: (id: string | undefined) => {
      movedId.current = id
    },
    /** The focus goes to the row that takes the place of the first of these tracks. */
    vacate: (removed: readonly string[]) => {
      const isRemoved = new Set(removed)
      vacated.current = ids.findIndex((id) => isRemoved.has(id))
    },
  }
}

export type RowFocus = ReturnType<typeof useRowFocus>
