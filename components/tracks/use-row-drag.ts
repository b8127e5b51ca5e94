'use client'

import { type PointerEvent, useEffect, useLayoutEffect, useRef, useState } from 'react'

const EDGE_PX = 72
const MAX_SCROLL_PX = 14

type RowDragProps = {
  count: number
  rowHeight: number
  /** The element that contains the rows. */
  list: () => HTMLElement | null
  scroller: () => HTMLElement | null
  /** A row was dropped before the row at index `gap`. */
  onMove: (from: number, gap: number) => void
}

/** The index of the dragged row, and the index of the row it would be inserted before: 0 to count. */
export type RowDrag = { from: number; gap: number }

/**
 * Drags a row by its handle. Rows are mounted and unmounted while the list scrolls under the
 * pointer, so the gap is computed from the pointer and the height of a row, not from elements.
 */
export function useRowDrag({ count, rowHeight, list, scroller, onMove }: RowDragProps) {
  const [drag, setDrag] = useState<RowDrag>()
  const latest = useRef<RowDrag>(undefined)
  const pointerY = useRef(0)
  const frame = useRef(0)

  // Rows keep the handlers of an earlier render, until they change themselves.
  const present = useRef({ count, onMove })

  useLayoutEffect(() => {
    present.current = { count, onMove }
  })
  useEffect(() => () => cancelAnimationFrame(frame.current), [])

  function updateGap() {
    const box = list()?.getBoundingClientRect()
    if (!box || !latest.current) return
    const gap = Math.round((pointerY.current - box.top) / rowHeight)
    const next = { ...latest.current, gap: Math.min(present.current.count, Math.max(0, gap)) }
    if (next.gap !== latest.current.gap) setDrag(next)
    latest.current = next
  }

  function scrollAtEdges() {
    const element = scroller()
    if (element && latest.current && scrollNearEdge(element, pointerY.current)) updateGap()
    if (latest.current) frame.current = requestAnimationFrame(scrollAtEdges)
  }

  function end(isDropped: boolean) {
    cancelAnimationFrame(frame.current)
    const dragged = latest.current
    latest.current = undefined
    setDrag(undefined)
    if (!dragged || !isDropped) return
    const { from, gap } = dragged
    if (gap !== from && gap !== from + 1) present.current.onMove(from, gap)
  }

  const gripOf = (from: number) => ({
    onPointerDown(event: PointerEvent<HTMLElement>) {
      event.preventDefault()
      event.currentTarget.setPointerCapture(event.pointerId)
      pointerY.current = event.clientY
      latest.current = { from, gap: from }
      setDrag(latest.current)
      frame.current = requestAnimationFrame(scrollAtEdges)
    },
    onPointerMove(event: PointerEvent<HTMLElement>) {
      if (!latest.current) return
      pointerY.current = event.clientY
      updateGap()
    },
    onPointerUp: () => end(true),
    onPointerCancel: () => end(false),
  })

  return { drag, gripOf }
}

/** Scrolls while the pointer is near the top or bottom edge. Returns whether it scrolled. */
function scrollNearEdge(element: HTMLElement, pointerY: number): boolean {
  const box = element.getBoundingClientRect()
  const above = box.top + EDGE_PX - pointerY
  const below = pointerY - (box.bottom - EDGE_PX)
  if (above > 0) element.scrollBy(0, -Math.min(MAX_SCROLL_PX, above / 4))
  if (below > 0) element.scrollBy(0, Math.min(MAX_SCROLL_PX, below / 4))
  return above > 0 || below > 0
}
