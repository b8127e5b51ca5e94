import { clsx } from 'clsx'
import { useMemo } from 'react'
import { Ribbon } from '@/components/ribbon/ribbon'
import type { Tick } from '@/components/ribbon/tick'

type PlainRibbonProps = { done: number; total: number; isMoving?: boolean; className: string }

// More would leave no gap between two ticks; a tick then represents several rows.
const MAX_TICKS = 240
const IMPORTED: Tick = { artistId: 'unknown' }
const PENDING: Tick = { artistId: 'unknown', state: 'pending' }

/** A ribbon without artists: imported rows as grey ticks, the remaining ones as hairlines. */
export function PlainRibbon({ done, total, isMoving = false, className }: PlainRibbonProps) {
  const count = Math.min(total, MAX_TICKS)
  const imported = Math.round((done / Math.max(1, total)) * count)
  const ticks = useMemo(
    () => Array.from({ length: count }, (_, index) => (index < imported ? IMPORTED : PENDING)),
    [count, imported],
  )
  return (
    <Ribbon
      ticks={ticks}
      at={isMoving ? imported - 1 : undefined}
      headroom={isMoving ? 8 : 0}
      fuse={false}
      isInteractive={false}
      className={clsx('[--tick-c:0] [--tick-dim:1] [--tick-tone:0]', className)}
    />
  )
}
