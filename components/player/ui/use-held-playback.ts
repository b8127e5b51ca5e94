'use client'

import { useEffect } from 'react'
import { usePlayer } from './player-context'

/**
 * Pauses playback while a dialog is open, because YouTube does not allow anything to cover a video that
 * plays, and resumes it afterwards.
 */
export function useHeldPlayback(isOpen: boolean): void {
  const { player } = usePlayer()
  useEffect(() => {
    if (!isOpen) return
    const wasPlaying = player.state.getState().status === 'playing'
    player.hold(true)
    if (wasPlaying) player.pause()
    return () => {
      player.hold(false)
      const { status, isActiveInOtherTab } = player.state.getState()
      // A chosen video already plays.
      if (wasPlaying && status === 'paused' && !isActiveInOtherTab) player.resume()
    }
  }, [isOpen, player])
}
