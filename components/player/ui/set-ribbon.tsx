'use client'

import { Ribbon } from '@/components/ribbon/ribbon'
import { RibbonSkeleton } from '@/components/ui/skeleton'
import { number } from '@/components/ui/words'
import { useTracks } from '@/lib/client/use-tracks'
import type { CurrentTrack } from '../engine/types'
import { usePlayer } from './player-context'
import { useRunningSet, useTicks } from './use-running-set'

type SetRibbonProps = {
  now: CurrentTrack
  className: string
  headroom: number
  isNamed?: boolean
  /** Shows only so many ticks around the needle, as a phone does. */
  around?: number
}

/** The running set of what plays: played full, to come dim, the needle where it is. */
export function SetRibbon({ now, className, headroom, isNamed, around }: SetRibbonProps) {
  const { panels } = usePlayer()
  const { list } = now.source
  const { tracks } = useTracks(list)
  const set = useRunningSet(list, null)
  const ticks = useTicks(tracks, set)
  if (!set || ticks.length === 0) return <RibbonSkeleton className={className} />
  const [from, to] = around ? windowAround(now.position, ticks.length, around) : [0, ticks.length]
  return (
    <Ribbon
      ticks={around ? ticks.slice(from, to) : ticks}
      at={now.position - from}
      headroom={headroom}
      className={className}
      isInteractive={isNamed}
      label={`This set: track ${number(now.position + 1)} of ${number(now.setSize)}`}
      onChoose={() => panels.setState({ isUpNextOpen: true })}
    />
  )
}

/** The ticks [from, to) that a window of `size` shows with the needle in its first half. */
export function windowAround(at: number, count: number, size: number): [from: number, to: number] {
  const from = Math.max(0, Math.min(at - Math.floor(size * 0.37), count - size))
  return [from, Math.min(count, from + size)]
}
