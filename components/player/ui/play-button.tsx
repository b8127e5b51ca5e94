'use client'

import { Pause, Play } from 'lucide-react'
import { Icon } from '@/components/ui/icons'
import { RoundButton } from '@/components/ui/round-button'
import { isPlayingOrLoading, usePlayer, usePlayerState } from './player-context'

/** Plays or pauses what stands at the needle. */
export function PlayButton({ size = 40 }: { size?: 40 | 44 | 64 }) {
  const { player } = usePlayer()
  const isPlaying = usePlayerState(isPlayingOrLoading)
  return (
    <RoundButton
      size={size}
      label={isPlaying ? 'Pause' : 'Play'}
      onClick={() => (isPlaying ? player.pause() : player.resume())}
    >
      <Icon of={isPlaying ? Pause : Play} size={size === 64 ? 24 : 16} isFilled />
    </RoundButton>
  )
}
