'use client'

import { type PointerEvent, useRef, useState } from 'react'

/** Marks a row with its index in the list. */
export const INDEX_ATTRIBUTE = 'data-index'

type Drag = { from: number; gap: number }

/**
 * Drags the rows of a list by their grips. `onMove` gets the index of a row, and its index among the
 * others after the drop; `gap` is the index of the row before which it would be inserted.
 */
export function useItemDrag(onMove: (from: number, to: number) => void) {
  const [drag, setDrag] = useState<Drag>()
  const latest = useRef<Drag>(undefined)

  function change(next: Drag | undefined) {
    latest.current = next
    setDrag(next)
  }

  const gripOf = (from: number) => ({
    onPointerDown(event: PointerEvent<HTMLElement>) {
      event.currentTarget.setPointerCapture(event.pointerId)
      change({ from, gap: from })
    },
    onPointerMove({ clientX, clientY }: PointerEvent<HTMLElement>) {
      const gap = latest.current && gapAt(clientX, clientY)
      if (gap !== undefined && gap !== latest.current?.gap) change({ from, gap })
    },
    onPointerUp() {
      const dropped = latest.current
      change(undefined)
      if (!dropped || dropped.gap === from || dropped.gap === from + 1) return
      onMove(from, dropped.gap > from ? dropped.gap - 1 : dropped.gap)
    },
    onPointerCancel: () => change(undefined),
  })

  return { gap: drag && drag.gap !== drag.from ? drag.gap : undefined, gripOf }
}

/** Returns the index of the row before which the pointer is; undefined outside of the rows. */
function gapAt(x: number, y: number): number | undefined {
  const row = document.elementFromPoint(x, y)?.closest(`[${INDEX_ATTRIBUTE}]`)
  if (!row) return undefined
  const { top, height } = row.getBoundingClientRect()
  return Number(row.getAttribute(INDEX_ATTRIBUTE)) + (y > top + height / 2 ? 1 : 0)
}
