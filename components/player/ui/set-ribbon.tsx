'use client'

import { useTranslations } from 'next-intl'
import { Ribbon } from '@/components/ribbon/ribbon'
import { RibbonSkeleton } from '@/components/ui/skeleton'
import { useTracks } from '@/lib/client/use-tracks'
import type { CurrentTrack } from '../engine/types'
import { usePlayer } from './player-context'
import { useRunningSet, useTicks } from './use-running-set'

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

/** The running set as a ribbon: played tracks full, upcoming ones dim. */
export function SetRibbon(props: SetRibbonProps) {
  const { current, className, headroom, isInteractive, maxTicks } = props
  const t = useTranslations('player')
  const { panels } = usePlayer()
  const { list } = current.source
  const { tracks } = useTracks(list)
  const set = useRunningSet(list, null)
  const ticks = useTicks(tracks, set)
  if (!set || ticks.length === 0) return <RibbonSkeleton className={className} />
  const [start, end] = maxTicks
    ? visibleRange(current.position, ticks.length, maxTicks)
    : [0, ticks.length]
  return (
    <Ribbon
      ticks={maxTicks ? ticks.slice(start, end) : ticks}
      at={current.position - start}
      headroom={headroom}
      className={className}
      isInteractive={isInteractive}
      label={t('ribbon', { position: current.position + 1, size: current.setSize })}
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
