'use client'

import { createPortal } from 'react-dom'
import type { Tick } from './tick'

const ROOM_ABOVE = 64
const HALF = 140

/** The name of the tick under the pointer or the keys; `x` and the box in window pixels. */
export function TickTooltip({ tick, x, box }: { tick: Tick; x: number; box: DOMRect }) {
  if (!tick.title) return null
  const left = Math.min(window.innerWidth - HALF - 8, Math.max(HALF + 8, x))
  const isBelow = box.top < ROOM_ABOVE
  const place = isBelow
    ? { left, top: box.bottom + 8 }
    : { left, bottom: window.innerHeight - box.top + 8 }
  return createPortal(
    <div
      aria-hidden
      style={place}
      className="pointer-events-none fixed z-40 flex w-70 -translate-x-1/2 justify-center"
    >
      <div className="max-w-full rounded-control bg-ink-1 px-2.5 py-1.5 text-12 text-ink-inverse">
        <p className="cut font-strong">{tick.title}</p>
        <p className="cut">{[tick.by, tick.note].filter(Boolean).join(' · ')}</p>
      </div>
    </div>,
    document.body,
  )
}
