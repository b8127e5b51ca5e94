'use client'

import { type PointerEvent, useEffect, useRef, useState } from 'react'

const EDGE_PX = 72
const SPEED_PX = 14

type DragProps = {
  count: number
  rowHeight: number
  /** The element the rows stand in. */
  list: () => HTMLElement | null
  scroller: () => HTMLElement | null
  onMove: (from: number, to: number) => void
}

/** The row in hand, and before which row it would go: 0 to count. */
export type Drag = { from: number; gap: number }

/**
 * Drags a row by its grip. Rows come and go while the list scrolls under the pointer, so the place
 * is reckoned from the pointer and the row's height, never from elements.
 */
export function useDrag({ count, rowHeight, list, scroller, onMove }: DragProps) {
  const [drag, setDrag] = useState<Drag>()
  const latest = useRef<Drag>(undefined)
  const pointerY = useRef(0)
  const frame = useRef(0)

  useEffect(() => () => cancelAnimationFrame(frame.current), [])

  function place() {
    const box = list()?.getBoundingClientRect()
    if (!box || !latest.current) return
    const gap = Math.round((pointerY.current - box.top) / rowHeight)
    const next = { ...latest.current, gap: Math.min(count, Math.max(0, gap)) }
    if (next.gap !== latest.current.gap) setDrag(next)
    latest.current = next
  }

  function scrollAtEdges() {
    const element = scroller()
    const box = element?.getBoundingClientRect()
    if (!element || !box || !latest.current) return
    const above = box.top + EDGE_PX - pointerY.current
    const below = pointerY.current - (box.bottom - EDGE_PX)
    if (above > 0) element.scrollBy(0, -Math.min(SPEED_PX, above / 4))
    if (below > 0) element.scrollBy(0, Math.min(SPEED_PX, below / 4))
    if (above > 0 || below > 0) place()
    frame.current = requestAnimationFrame(scrollAtEdges)
  }

  function end(isDropped: boolean) {
    cancelAnimationFrame(frame.current)
    const dragged = latest.current
    latest.current = undefined
    setDrag(undefined)
    if (!dragged || !isDropped) return
    const to = dragged.gap > dragged.from ? dragged.gap - 1 : dragged.gap
    if (to !== dragged.from) onMove(dragged.from, to)
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
      place()
    },
    onPointerUp: () => end(true),
    onPointerCancel: () => end(false),
  })

  return { drag, gripOf }
}
