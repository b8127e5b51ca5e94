'use client'

import { type ReactNode, useEffect, useRef, useState } from 'react'
import { createStore } from 'zustand'
import { createAudioOutput } from '../engine/audio-output'
import { createOutputs } from '../engine/outputs'
import { createPlayer } from '../engine/player'
import { playerApi } from '../engine/player-api'
import type { Source } from '../engine/types'
import { createYoutubeOutput } from '../engine/youtube-output'
import { type Panels, PlayerContext, type PlayerContextValue } from './player-context'
import { PlayerEffects } from './player-effects'
import { VideoFrame } from './video-frame'

const CLOSED: Panels = {
  isUpNextOpen: false,
  isFullOpen: false,
  isVideoLarge: false,
  isChoosingVideo: false,
}

/** One player for the window: it plays on while pages come and go. */
export function PlayerProvider({ userId, children }: { userId: string; children: ReactNode }) {
  const frame = useRef<HTMLDivElement>(null)
  const pageSource = useRef<Source>(null)
  const [{ player, panels }] = useState(() => ({
    panels: createStore(() => CLOSED),
    player: createPlayer({
      api: playerApi,
      openOutputs: (events) =>
        createOutputs(events, {
          audio: createAudioOutput,
          youtube: (told) => createYoutubeOutput(frame.current as HTMLDivElement, told),
        }),
    }),
  }))
  const value: PlayerContextValue = { player, panels, pageSource }

  useEffect(() => () => player.dispose(), [player])

  return (
    <PlayerContext value={value}>
      {children}
      <VideoFrame ref={frame} />
      <PlayerEffects userId={userId} />
    </PlayerContext>
  )
}
