import { AppRouterContext } from 'next/dist/shared/lib/app-router-context.shared-runtime'
import { PathnameContext } from 'next/dist/shared/lib/hooks-client-context.shared-runtime'
import type { ReactNode } from 'react'
import { vi } from 'vitest'
import { createStore } from 'zustand'
import { createPlayer } from '@/components/player/engine/player'
import { playerApi } from '@/components/player/engine/player-api'
import type { OutputEvents, Source } from '@/components/player/engine/types'
import { type Panels, PlayerContext } from '@/components/player/ui/player-context'
import { Toaster } from '@/components/ui/toaster'
import { renderComponent } from './render'

const CLOSED: Panels = {
  isUpNextOpen: false,
  isFullOpen: false,
  isVideoLarge: false,
  isChoosingVideo: false,
}

/**
 * Renders a component of the signed-in pages: with the player, whose output is silent and starts at
 * once, a router that records its calls, and toasts. `path` is the path of the page.
 */
export function renderWithPlayer(element: ReactNode, { path = '/' }: { path?: string } = {}) {
  const router = {
    bfcacheId: 'test',
    push: vi.fn(),
    replace: vi.fn(),
    refresh: vi.fn(),
    back: vi.fn(),
    forward: vi.fn(),
    prefetch: vi.fn(),
  }
  const player = createPlayer({ api: playerApi, openOutputs: silentOutputs })
  const panels = createStore(() => CLOSED)
  const pageSource: { current: Source | null } = { current: null }
  const wrapped = (content: ReactNode) => (
    <AppRouterContext value={router}>
      <PathnameContext value={path}>
        <PlayerContext value={{ player, panels, pageSource }}>
          {content}
          <Toaster />
        </PlayerContext>
      </PathnameContext>
    </AppRouterContext>
  )
  const { rerender, ...rendered } = renderComponent(wrapped(element))
  return {
    ...rendered,
    rerender: (next: ReactNode) => rerender(wrapped(next)),
    router,
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
