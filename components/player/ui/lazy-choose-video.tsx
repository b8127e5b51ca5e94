'use client'

import dynamic from 'next/dynamic'
import { useEffect } from 'react'
import { type Panels, selectCurrent, usePanels, usePlayer, usePlayerState } from './player-context'

const ChooseVideo = dynamic(() => import('./choose-video').then((module) => module.ChooseVideo))

const selectChoosingVideo = (panels: Panels) => panels.isChoosingVideo

/**
 * The choice of a video, whose code loads when it is first opened. Playback pauses while it is open:
 * YouTube does not allow anything to cover a video that plays.
 */
export function LazyChooseVideo() {
  const { player } = usePlayer()
  const isChoosing = usePanels(selectChoosingVideo)
  const current = usePlayerState(selectCurrent)

  useEffect(() => {
    if (!isChoosing) return
    const wasPlaying = player.state.getState().status === 'playing'
    player.hold(true)
    if (wasPlaying) player.pause()
    return () => {
      player.hold(false)
      const { status, isActiveInOtherTab } = player.state.getState()
      // A chosen video already plays.
      if (wasPlaying && status === 'paused' && !isActiveInOtherTab) player.resume()
    }
  }, [isChoosing, player])

  return isChoosing && current && <ChooseVideo current={current} />
}
