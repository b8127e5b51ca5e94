'use client'

import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useMemo } from 'react'
import type { Tick } from '@/components/ribbon/tick'
import { useHydrated } from '@/components/ui/use-hydrated'
import { artistOf, orderQuery } from '@/lib/client/list-queries'
import { hasRecording } from '@/lib/client/songs'
import type { Track } from '@/lib/contract/playlist-tracks'
import type { ShuffleState } from '@/lib/contract/shuffle-state'
import type { Song } from '@/lib/contract/song'
import { orderOf } from '../engine/current-track'
import { selectCurrent, usePlayerState } from './player-context'

/** The running set of a list in playing order. */
export type RunningSet = {
  set: number
  /** The position of the current track; -1 before the first. */
  position: number
  trackIds: string[]
  /** The position of each track, by its id. */
  positions: Map<string, number>
}

/**
 * Returns the running set of a list; undefined if it was never shuffled, while it plays in its own order,
 * or while the order loads.
 * `state` is the shuffle state that the page was rendered with.
 */
export function useRunningSet(list: string, state: ShuffleState | null): RunningSet | undefined {
  const current = usePlayerState(selectCurrent)
  const isHere = current?.source.list === list
  const isInOrder = isHere && orderOf(current.source) === 'list'
  const isPlayed = isHere && !isInOrder && current.turn > 0
  const set = isPlayed ? current.set : state?.set
  const order = useQuery({
    ...orderQuery(list, set),
    enabled: set !== undefined,
    placeholderData: keepPreviousData,
  })
  // The player may have requested the order before this part of the page is hydrated.
  const isHydrated = useHydrated()
  const trackIds = isHydrated ? order.data?.trackIds : undefined
  const positions = useMemo(
    () => new Map(trackIds?.map((id, position) => [id, position] as const)),
    [trackIds],
  )
  const isMoved =
    isPlayed &&
    !current.isOutOfOrder &&
    order.data?.set === current.set &&
    order.data.trackIds[current.position] !== current.track.id
  useReloadIfMoved(isMoved ? current.turn : undefined, order.refetch)
  if (!trackIds || set === undefined || isInOrder) return undefined
  const position = isPlayed ? current.position : (state?.position ?? -1)
  return { set, position, trackIds, positions }
}

/** Loads an order again, once for a turn, in which the track of the turn is at another position. */
function useReloadIfMoved(turn: number | undefined, reload: () => unknown): void {
  useEffect(() => {
    // A chosen track, or one with a recording, has moved forward.
    if (turn !== undefined) void reload()
  }, [turn, reload])
}

/** Returns the index of the current track in a list that plays in its own order. */
export function useListIndex(list: string): number | undefined {
  const current = usePlayerState(selectCurrent)
  const isInOrder = current?.source.list === list && orderOf(current.source) === 'list'
  return isInOrder && current.position >= 0 ? current.position : undefined
}

/** Returns the ticks of a list: in playing order if it has a running set, else in list order. */
export function useTicks(tracks: readonly Track[], set: RunningSet | undefined): Tick[] {
  const trackIds = set?.trackIds
  return useMemo(() => {
    if (!trackIds) return tracks.map(toTick)
    const byId = new Map(tracks.map((track) => [track.id, track]))
    return trackIds.map((id) => {
      const track = byId.get(id)
      return track ? toTick(track) : { artistId: id, state: 'pending' as const }
    })
  }, [tracks, trackIds])
}

/** Returns the tick of a track. */
export function toTick(track: Track): Tick {
  const { song, excluded } = track
  return {
    artistId: artistOf(track),
    title: song.title,
    artistName: song.artists.map(({ name }) => name).join(', '),
    state: tickState(song, excluded),
  }
}

function tickState(song: Song, isExcluded: boolean): Tick['state'] {
  if (isExcluded) return 'excluded'
  return hasRecording(song) ? undefined : 'unplayable'
}
