'use client'

import { createPortal } from 'react-dom'
import { useDockedInsets } from '@/components/ui/free-area'
import type { Tick } from './tick'

const MIN_SPACE_ABOVE_PX = 64
const HALF_WIDTH_PX = 140
const MARGIN_PX = 8

type TickTooltipProps = {
  tick: Tick
  /** The middle of the tick, in window pixels. */
  x: number
  /** The ribbon, in window pixels. */
  box: DOMRect
}

/** The title and artist of a tick, above its ribbon or, without space there, below. */
export function TickTooltip({ tick, x, box }: TickTooltipProps) {
  const insets = useDockedInsets()
  if (!tick.title) return null
  const freeRight = window.innerWidth - insets.right
  // The ribbon of the player is as wide as the window, and below a video at the right.
  const rightEdge = box.right > freeRight ? window.innerWidth : freeRight
  const [minLeft, maxLeft] = [
    insets.left + HALF_WIDTH_PX + MARGIN_PX,
    rightEdge - HALF_WIDTH_PX - MARGIN_PX,
  ]
  const left = Math.min(maxLeft, Math.max(minLeft, x))
  const isBelow = box.top - insets.top < MIN_SPACE_ABOVE_PX
  const position = isBelow
    ? { left, top: box.bottom + MARGIN_PX }
    : { left, bottom: window.innerHeight - box.top + MARGIN_PX }
  return createPortal(
    <div
      aria-hidden
      style={position}
      className="pointer-events-none fixed z-40 flex w-70 -translate-x-1/2 justify-center"
    >
      <div className="max-w-full rounded-control bg-ink-1 px-2.5 py-1.5 text-12 text-ink-inverse">
        <p className="cut font-strong">{tick.title}</p>
        <p className="cut">{[tick.artistName, tick.note].filter(Boolean).join(' · ')}</p>
      </div>
    </div>,
    document.body,
  )
}
