'use client'

import dynamic from 'next/dynamic'
import { useEffect } from 'react'
import { type Panels, selectCurrent, usePanels, usePlayer, usePlayerState } from './player-context'

const ChooseVideo = dynamic(() => import('./choose-video').then((module) => module.ChooseVideo))

const pickChoosing = (panels: Panels) => panels.isChoosingVideo

/**
 * The choice of a video, which is only fetched once somebody asks for it. The player waits from the
 * first moment on, since nothing may cover a video that plays.
 */
export function LazyChooseVideo() {
  const { player } = usePlayer()
  const isChoosing = usePanels(pickChoosing)
  const now = usePlayerState(selectCurrent)

  useEffect(() => {
    if (!isChoosing) return
    const wasPlaying = player.state.getState().status === 'playing'
    player.hold(true)
    if (wasPlaying) player.pause()
    return () => {
      player.hold(false)
      const { status, isActiveInOtherTab: isElsewhere } = player.state.getState()
      // What was chosen plays already.
      if (wasPlaying && status === 'paused' && !isElsewhere) player.resume()
    }
  }, [isChoosing, player])

  return isChoosing && now && <ChooseVideo now={now} />
}
