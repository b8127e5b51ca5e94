'use client'

import { clsx } from 'clsx'
import { Cast } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useStore } from 'zustand'
import { IconButton } from '@/components/ui/icon-button'
import { Icon } from '@/components/ui/icons'
import { remotePlayback } from '../engine/remote-playback'
import { selectCurrent, usePlayerState } from './player-context'

type CastButtonProps = { size?: 16 | 20; className?: string }

/** Chooses another device to play on; hidden without one, and for videos, which it cannot play. */
export function CastButton({ size = 16, className }: CastButtonProps) {
  const t = useTranslations('player.cast')
  const { isAvailable, state, choose } = useStore(remotePlayback)
  const playback = usePlayerState(selectCurrent)?.track.song.playback
  const isShown = isAvailable || state !== 'disconnected'
  if (!choose || !isShown || playback?.kind !== 'audio') return null
  return (
    <IconButton
      label={t(state)}
      aria-pressed={state === 'connected'}
      className={clsx('aria-pressed:text-accent', state === 'connecting' && 'breathe', className)}
      onClick={choose}
    >
      <Icon of={Cast} size={size} />
    </IconButton>
  )
}
