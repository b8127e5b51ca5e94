'use client'

import { useEffect, useRef } from 'react'
import type { RowSelection } from './use-row-selection'

type RowFocusProps = {
  ids: readonly string[]
  rows: RowSelection
  /** Scrolls to a row and focuses it. */
  focusRow: (index: number) => void
  /** Moves a row, and those selected with it, towards an index. Returns whether the order changes. */
  move: (from: number, to: number) => boolean
}

/** Returns functions that move the focus to a row, and a row with its focus to another index. */
export function useRowFocus({ ids, rows, focusRow, move }: RowFocusProps) {
  const last = ids.length - 1
  const movedId = useRef<string>(undefined)

  // The focus follows a moved track once the list has its new order.
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when the order has changed
  useEffect(() => {
    const index = movedId.current === undefined ? -1 : ids.indexOf(movedId.current)
    movedId.current = undefined
    if (index >= 0) goTo(index)
  }, [ids])

  /** Returns the nearest index of the list, which has the focus now. */
  function goTo(index: number): number {
    const target = Math.min(last, Math.max(0, index))
    rows.setActive(target)
    focusRow(target)
    return target
  }

  function moveTo(index: number, target: number) {
    if (move(index, target)) movedId.current = ids[index]
  }

  return { goTo, moveTo }
}
