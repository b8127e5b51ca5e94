import type { ReactNode } from 'react'
import { createStore } from 'zustand'
import { createPlayer } from '@/components/player/engine/player'
import { playerApi } from '@/components/player/engine/player-api'
import type { OutputEvents, Source } from '@/components/player/engine/types'
import { type Panels, PlayerContext } from '@/components/player/ui/player-context'
import { renderPage } from './page'

const CLOSED: Panels = {
  isUpNextOpen: false,
  isFullOpen: false,
  isVideoLarge: false,
  isChoosingVideo: false,
}

/**
 * Renders a component of the signed-in pages: as `renderPage`, with the player, whose output is
 * silent and starts at once.
 */
export function renderWithPlayer(element: ReactNode, page: { path?: string } = {}) {
  const player = createPlayer({ api: playerApi, openOutputs: silentOutputs })
  const panels = createStore(() => CLOSED)
  const pageSource: { current: Source | null } = { current: null }
  const withPlayer = (content: ReactNode) => (
    <PlayerContext value={{ player, panels, pageSource }}>{content}</PlayerContext>
  )
  const { rerender, ...rendered } = renderPage(withPlayer(element), page)
  return {
    ...rendered,
    rerender: (next: ReactNode) => rerender(withPlayer(next)),
    player,
    panels,
    pageSource,
  }
}

const silentOutputs = (events: OutputEvents) => ({
  load: () => {},
  prepare: () => {},
  play: () => events.onPlaying(),
  pause: () => events.onPaused(),
  seek: () => {},
  setVolume: () => {},
  unload: () => {},
  dispose: () => {},
})
