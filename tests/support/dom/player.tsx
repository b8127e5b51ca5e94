import { createRef, type ReactNode } from 'react'
import { createStore } from 'zustand'
import { createPlayer } from '@/components/player/engine/player'
import { playerApi } from '@/components/player/engine/player-api'
import { createRemoteQueue } from '@/components/player/engine/remote-queue'
import type { OutputEvents, Source } from '@/components/player/engine/types'
import { type Panels, PlayerContext } from '@/components/player/ui/player-context'
import { localQueue } from './local-queue'
import { renderPage } from './page'

const CLOSED: Panels = {
  isUpNextOpen: false,
  isFullOpen: false,
  isVideoLarge: false,
  isChoosingVideo: false,
}

/**
 * Renders a component of the signed-in pages: as `renderPage`, with the player. Its output is silent
 * and starts at once; `output` has the calls it received, and emits events once it has played.
 */
export function renderWithPlayer(element: ReactNode, page: { path?: string } = {}) {
  const output = silentOutput()
  const player = createPlayer({ api: playerApi, openOutputs: output.open })
  const queue = createRemoteQueue({
    player,
    api: localQueue(),
    steps: playerApi,
    deviceId: () => 'this device',
    lists: { nameOf: async (list) => list, modeOf: async () => 'balanced' },
  })
  const panels = createStore(() => CLOSED)
  const pageSource: { current: Source | null } = { current: null }
  const videoContainer = createRef<HTMLDivElement>()
  const withPlayer = (content: ReactNode) => (
    <PlayerContext value={{ player, queue, panels, pageSource, videoContainer }}>
      {content}
    </PlayerContext>
  )
  const { rerender, ...rendered } = renderPage(withPlayer(element), page)
  return {
    ...rendered,
    rerender: (next: ReactNode) => rerender(withPlayer(next)),
    player,
    queue,
    output,
    panels,
    pageSource,
    videoContainer,
  }
}

function silentOutput() {
  const calls: string[] = []
  let opened: OutputEvents | undefined
  return {
    /** Such as `seek 5000`. */
    calls,
    events(): OutputEvents {
      if (!opened) throw new Error('Nothing has played in this test.')
      return opened
    },
    open(events: OutputEvents) {
      opened = events
      return {
        load: () => {},
        prepare: () => {},
        play: () => events.onPlaying(),
        pause: () => events.onPaused(),
        seek: (positionMs: number) => void calls.push(`seek ${positionMs}`),
        setVolume: (volume: number) => void calls.push(`volume ${volume}`),
        unload: () => {},
        dispose: () => {},
      }
    },
  }
}
