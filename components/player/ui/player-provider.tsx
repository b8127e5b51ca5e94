'use client'

import { useTranslations } from 'next-intl'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { createStore } from 'zustand'
import { deviceId } from '@/lib/client/device-id'
import { queueApi } from '@/lib/client/queue'
import { createAudioOutput } from '../engine/audio-output'
import { createOutputs } from '../engine/outputs'
import { createPlayer } from '../engine/player'
import { playerApi } from '../engine/player-api'
import { createRemoteQueue } from '../engine/remote-queue'
import type { Source } from '../engine/types'
import { YoutubeOutput } from '../engine/youtube-output'
import { type Panels, PlayerContext, type PlayerContextValue } from './player-context'
import { PlayerEffects } from './player-effects'
import { useListDetails } from './use-list-details'

const CLOSED: Panels = {
  isUpNextOpen: false,
  isFullOpen: false,
  isVideoLarge: false,
  isChoosingVideo: false,
}

/** Provides the player of this tab, which keeps playing across pages. */
export function PlayerProvider({ userId, children }: { userId: string; children: ReactNode }) {
  const t = useTranslations('player.video')
  const videoContainer = useRef<HTMLDivElement>(null)
  const pageSource = useRef<Source>(null)
  const lists = useListDetails()
  const [{ player, queue, panels }] = useState(() => {
    const player = createPlayer({
      api: playerApi,
      takeOver: () => queue.takeOver(),
      openOutputs: (events) =>
        createOutputs(events, {
          audio: createAudioOutput,
          youtube: (youtubeEvents) => {
            const container = videoContainer.current
            if (!container) throw new Error('The video frame is not mounted.')
            return new YoutubeOutput({ container, title: t('frame') }, youtubeEvents)
          },
        }),
    })
    const queue = createRemoteQueue({
      ...{ player, lists, deviceId },
      api: queueApi,
      steps: playerApi,
    })
    return { player, queue, panels: createStore(() => CLOSED) }
  })
  const value: PlayerContextValue = { player, queue, panels, pageSource, videoContainer }

  useEffect(() => () => player.dispose(), [player])

  return (
    <PlayerContext value={value}>
      {children}
      <PlayerEffects userId={userId} />
    </PlayerContext>
  )
}
