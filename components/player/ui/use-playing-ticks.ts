'use client'

import { useMemo } from 'react'
import type { Tick } from '@/components/ribbon/tick'
import { hasTrackPages } from '@/lib/client/list-queries'
import { useTracks } from '@/lib/client/use-tracks'
import { orderOf } from '../engine/current-track'
import type { CurrentTrack } from '../engine/types'
import { selectUpcoming, usePlayerState } from './player-context'
import { toTick, useRunningSet, useTicks } from './use-running-set'

const NONE: Tick[] = []

/**
 * Returns the ticks of what plays, and the index of the current one: the running set, or the list in its
 * own order. Of a long list of songs, the ticks are those of Up next.
 */
export function usePlayingTicks(current: CurrentTrack): { ticks: Tick[]; at: number } {
  const { source, position, track } = current
  const isInOrder = orderOf(source) === 'list'
  const { tracks } = useTracks(source.list)
  const set = useRunningSet(source.list, null)
  const ticks = useTicks(tracks, set)
  const upcoming = usePlayerState(selectUpcoming)
  const following = useMemo(
    () => [track, ...upcoming.map((step) => step.track)].map(toTick),
    [track, upcoming],
  )
  if (!isInOrder) return { ticks: set ? ticks : NONE, at: position }
  // Until the place of a chosen track is found, the ribbon is that of the tracks after it.
  const isKnown = hasTrackPages(source.list) && position >= 0 && position < ticks.length
  return isKnown ? { ticks, at: position } : { ticks: following, at: 0 }
}
