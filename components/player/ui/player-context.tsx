'use client'

import { createContext, use, useCallback, useSyncExternalStore } from 'react'
import type { Store } from '@/components/ui/store'
import type { Player } from '../engine/player'
import type { PlayerState, Progress, Source } from '../engine/types'

/** What of the player is open on the page. */
export type Panels = {
  isUpNextOpen: boolean
  isFullOpen: boolean
  isVideoLarge: boolean
  /** A video is being chosen: the one that plays waits behind. */
  isChoosingVideo: boolean
}

export type PlayerContextValue = {
  player: Player
  panels: Store<Panels>
  /** The list of the page that is shown, for the S key. */
  pageSource: { current: Source | null }
}

export const PlayerContext = createContext<PlayerContextValue | null>(null)

/** The player of this window. Throws outside the signed-in pages. */
export function usePlayer(): PlayerContextValue {
  const value = use(PlayerContext)
  if (!value) throw new Error('The player lives on signed-in pages')
  return value
}

function useStore<State extends object, Part>(store: Store<State>, pick: (state: State) => Part) {
  const read = useCallback(() => pick(store.get()), [store, pick])
  // A part of the page that is taken over late must begin as the server drew it.
  const readFirst = useCallback(() => pick(store.first()), [store, pick])
  return useSyncExternalStore(store.subscribe, read, readFirst)
}

/** A part of the player's state; renders again only when that part changes. */
export const usePlayerState = <Part,>(pick: (state: PlayerState) => Part): Part =>
  useStore(usePlayer().player.state, pick)

const all = (progress: Progress) => progress

/** Where in the track one is; changes four times a second. */
export const useProgress = (): Progress => useStore(usePlayer().player.progress, all)

export const usePanels = <Part,>(pick: (panels: Panels) => Part): Part =>
  useStore(usePlayer().panels, pick)

export const pickNow = (state: PlayerState) => state.now
export const pickStatus = (state: PlayerState) => state.status
export const pickUpcoming = (state: PlayerState) => state.upcoming
export const pickQueue = (state: PlayerState) => state.queue
export const pickNotice = (state: PlayerState) => state.notice
export const pickProblem = (state: PlayerState) => state.problem
export const pickElsewhere = (state: PlayerState) => state.isElsewhere
export const pickVolume = (state: PlayerState) => state.volume
export const isSounding = ({ status }: PlayerState) => status === 'playing' || status === 'loading'
