'use client'

import { createContext, type RefObject, use } from 'react'
import { type StoreApi, useStore } from 'zustand'
import type { Player } from '../engine/player'
import type { RemoteQueue } from '../engine/remote-queue'
import type { PlayerState, Progress, Source } from '../engine/types'

/** The open parts of the player. */
export type Panels = {
  isUpNextOpen: boolean
  isFullOpen: boolean
  isVideoLarge: boolean
  isChoosingVideo: boolean
}

export type PlayerContextValue = {
  player: Player
  /** The link to the state that all devices of the user share, with the queued songs. */
  queue: RemoteQueue
  panels: StoreApi<Panels>
  /** The list of the page that is open, for the shortcut S; null on other pages. */
  pageSource: { current: Source | null }
  /** The element that YouTube's player is put into. */
  videoContainer: RefObject<HTMLDivElement | null>
}

export const PlayerContext = createContext<PlayerContextValue | null>(null)

/** Returns the player of this tab. @throws outside of the signed-in pages */
export function usePlayer(): PlayerContextValue {
  const value = use(PlayerContext)
  if (!value) throw new Error('usePlayer needs a PlayerProvider above it.')
  return value
}

/** Returns a part of the player's state; renders again only if that part changes. */
export const usePlayerState = <Part,>(select: (state: PlayerState) => Part): Part =>
  useStore(usePlayer().player.state, select)

/** Returns the name of another device that plays for the user; null if none does. */
export const usePlayingElsewhere = (): string | null =>
  useStore(usePlayer().queue.state, ({ playingOn }) => playingOn)

/** Returns the position in the current track, which changes about four times a second. */
export const useProgress = (): Progress => useStore(usePlayer().player.progress)

/** Returns a part of the state of the panels; renders again only if that part changes. */
export const usePanels = <Part,>(select: (panels: Panels) => Part): Part =>
  useStore(usePlayer().panels, select)

export const selectUpNextOpen = (panels: Panels) => panels.isUpNextOpen
export const selectFullOpen = (panels: Panels) => panels.isFullOpen
export const selectVideoLarge = (panels: Panels) => panels.isVideoLarge

export const selectCurrent = (state: PlayerState) => state.current
export const selectStatus = (state: PlayerState) => state.status
export const selectUpcoming = (state: PlayerState) => state.upcoming
/** Also while the current track itself is requested, and its next ones after it. */
export const selectLoadingUpcoming = ({ isLoadingUpcoming, status }: PlayerState) =>
  isLoadingUpcoming || status === 'loading'
export const selectQueue = (state: PlayerState) => state.queue
export const selectNotice = (state: PlayerState) => state.notice
export const selectProblem = (state: PlayerState) => state.problem
export const selectSignedOut = ({ problem }: PlayerState) =>
  problem?.kind === 'interrupted' && problem.interruption === 'signed_out'
export const selectActiveInOtherTab = (state: PlayerState) => state.isActiveInOtherTab
export const selectVolume = (state: PlayerState) => state.volume
