'use client'

import { Pause, Play } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Icon } from '@/components/ui/icons'
import { RoundButton } from '@/components/ui/round-button'
import { isPlayingOrLoading } from '../engine/status'
import { usePlayer, usePlayerState } from './player-context'

/** Plays or pauses the current track. */
export function PlayButton({ size = 40 }: { size?: 40 | 44 | 64 }) {
  const t = useTranslations('player.controls')
  const { player } = usePlayer()
  const isPlaying = usePlayerState(isPlayingOrLoading)
  return (
    <RoundButton size={size} label={isPlaying ? t('pause') : t('play')} onClick={player.toggle}>
      <Icon of={isPlaying ? Pause : Play} size={size === 64 ? 24 : 16} isFilled />
    </RoundButton>
  )
}
