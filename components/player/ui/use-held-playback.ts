'use client'

import { useEffect } from 'react'
import { isPlayingOrLoading } from '../engine/status'
import { usePlayer } from './player-context'

/**
 * Pauses playback while a dialog is open, because YouTube does not allow anything to cover a video that
 * plays, and resumes it afterwards.
 */
export function useHeldPlayback(isOpen: boolean): void {
  const { player } = usePlayer()
  useEffect(() => {
    if (!isOpen) return
    const { status: before } = player.state.getState()
    player.hold(true)
    if (isPlayingOrLoading({ status: before })) player.pause()
    return () => {
      player.hold(false)
      const { status, isActiveInOtherTab } = player.state.getState()
      // A video that was chosen in the dialog plays already, or waits for its end.
      const wasOn = isPlayingOrLoading({ status: before }) || before === 'unplayable'
      if (wasOn && status === 'paused' && !isActiveInOtherTab) player.resume()
    }
  }, [isOpen, player])
}
