'use client'

import { createContext, use } from 'react'
import { type StoreApi, useStore } from 'zustand'
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
  panels: StoreApi<Panels>
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

/** A part of the player's state; renders again only when that part changes. */
export const usePlayerState = <Part,>(pick: (state: PlayerState) => Part): Part =>
  useStore(usePlayer().player.state, pick)

/** Where in the track one is; changes four times a second. */
export const useProgress = (): Progress => useStore(usePlayer().player.progress)

export const usePanels = <Part,>(pick: (panels: Panels) => Part): Part =>
  useStore(usePlayer().panels, pick)

export const selectCurrent = (state: PlayerState) => state.now
export const selectStatus = (state: PlayerState) => state.status
export const selectUpcoming = (state: PlayerState) => state.upcoming
export const selectQueue = (state: PlayerState) => state.queue
export const selectNotice = (state: PlayerState) => state.notice
export const selectProblem = (state: PlayerState) => state.problem
export const selectActiveInOtherTab = (state: PlayerState) => state.isActiveInOtherTab
export const selectVolume = (state: PlayerState) => state.volume
export const isPlayingOrLoading = ({ status }: PlayerState) =>
  status === 'playing' || status === 'loading'
