'use client'

import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Tick } from '@/components/ribbon/tick'
import { useHydrated } from '@/components/ui/use-hydrated'
import { artistOf, orderQuery } from '@/lib/client/list-queries'
import type { Track } from '@/lib/contract/playlist-tracks'
import type { ShuffleState } from '@/lib/contract/shuffle'
import { selectCurrent, usePlayerState } from './player-context'

/** The running set of a list: which place each track has, and where the needle stands (-1: before). */
export type RunningSet = {
  set: number
  position: number
  trackIds: string[]
  positions: Map<string, number>
}

/** The running set; undefined where the list was never shuffled. `state` is what the page knew. */
export function useRunningSet(list: string, state: ShuffleState | null): RunningSet | undefined {
  const now = usePlayerState(selectCurrent)
  const isHere = now?.source.list === list && now.turn > 0
  const set = isHere ? now.set : state?.set
  const order = useQuery({
    ...orderQuery(list, set),
    enabled: set !== undefined,
    placeholderData: keepPreviousData,
  })
  // The player may have asked for it before this part of the page is taken over.
  const isHydrated = useHydrated()
  const trackIds = isHydrated ? order.data?.trackIds : undefined
  const places = useMemo(
    () => new Map(trackIds?.map((id, place) => [id, place] as const)),
    [trackIds],
  )
  if (!trackIds || set === undefined) return undefined
  return {
    set,
    position: isHere ? now.position : (state?.position ?? -1),
    trackIds,
    positions: places,
  }
}

/** The ticks of a list: in playing order where a set runs, else in list order. */
export function useTicks(tracks: readonly Track[], set: RunningSet | undefined): Tick[] {
  const trackIds = set?.trackIds
  return useMemo(() => {
    if (!trackIds) return tracks.map(tickOf)
    const byId = new Map(tracks.map((track) => [track.id, track]))
    return trackIds.map((id) => {
      const track = byId.get(id)
      return track ? tickOf(track) : { artistId: id, state: 'pending' as const }
    })
  }, [tracks, trackIds])
}

/** A track as a tick. */
export function tickOf(track: Track): Tick {
  const { song, excluded } = track
  return {
    artistId: artistOf(track),
    title: song.title,
    artistName: song.artists.map((artist) => artist.name).join(', '),
    state: excluded ? 'excluded' : undefined,
  }
}
