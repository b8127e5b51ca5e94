import { clsx } from 'clsx'
import { useMemo } from 'react'
import { Ribbon } from '@/components/ribbon/ribbon'
import type { Tick } from '@/components/ribbon/tick'

type WovenProps = { done: number; total: number; isMoving?: boolean; className: string }

// With more there would be no gap between two of them; a tick then stands for several rows.
const TICKS_MOST = 240
const IN: Tick = { artistId: 'unknown' }
const TO_COME: Tick = { artistId: 'unknown', state: 'pending' }

/** A ribbon whose artists are not known yet: what came in without colour, the rest a hair line. */
export function Woven({ done, total, isMoving = false, className }: WovenProps) {
  const count = Math.min(total, TICKS_MOST)
  const filled = Math.round((done / Math.max(1, total)) * count)
  const ticks = useMemo(
    () => Array.from({ length: count }, (_, index) => (index < filled ? IN : TO_COME)),
    [count, filled],
  )
  return (
    <Ribbon
      ticks={ticks}
      at={isMoving ? filled - 1 : undefined}
      headroom={isMoving ? 8 : 0}
      fuse={false}
      isInteractive={false}
      className={clsx('[--tick-c:0] [--tick-dim:1] [--tick-tone:0]', className)}
    />
  )
}
