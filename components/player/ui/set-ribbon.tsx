'use client'

import { useTranslations } from 'next-intl'
import { Ribbon } from '@/components/ribbon/ribbon'
import { RibbonSkeleton } from '@/components/ui/skeleton'
import { orderOf } from '../engine/current-track'
import type { CurrentTrack } from '../engine/types'
import { usePlayer } from './player-context'
import { usePlayingTicks } from './use-playing-ticks'

/** The share of the visible ticks before the current one. */
const SHARE_BEFORE_CURRENT = 0.37

type SetRibbonProps = {
  current: CurrentTrack
  className: string
  headroom: number
  isInteractive?: boolean
  /** Shows only this many ticks around the current track; all if left out. */
  maxTicks?: number
}

/** The running set, or the list in its own order, as a ribbon: played tracks full, upcoming ones dim. */
export function SetRibbon(props: SetRibbonProps) {
  const { current, className, headroom, isInteractive, maxTicks } = props
  const t = useTranslations('player')
  const { panels } = usePlayer()
  const { ticks, at } = usePlayingTicks(current)
  if (ticks.length === 0) return <RibbonSkeleton className={className} />
  const position = { position: at + 1, size: ticks.length }
  const [start, end] = maxTicks ? visibleRange(at, ticks.length, maxTicks) : [0, ticks.length]
  return (
    <Ribbon
      ticks={maxTicks ? ticks.slice(start, end) : ticks}
      at={at - start}
      headroom={headroom}
      className={className}
      isInteractive={isInteractive}
      label={orderOf(current.source) === 'list' ? t('listRibbon', position) : t('ribbon', position)}
      onChoose={() => panels.setState({ isUpNextOpen: true })}
    />
  )
}

/** Returns the range [start, end) of at most `size` ticks with the current one in its first half. */
export function visibleRange(
  position: number,
  count: number,
  size: number,
): [start: number, end: number] {
  const before = Math.floor(size * SHARE_BEFORE_CURRENT)
  const start = Math.max(0, Math.min(position - before, count - size))
  return [start, Math.min(count, start + size)]
}
