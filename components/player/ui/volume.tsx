'use client'

import { Volume1, Volume2, VolumeX } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { IconButton } from '@/components/ui/icon-button'
import { Icon } from '@/components/ui/icons'
import { Slider } from '@/components/ui/slider'
import { loadAudibleVolume, saveVolume } from '../engine/saved-turn'
import { selectVolume, usePlayer, usePlayerState } from './player-context'

const iconOf = (volume: number) => {
  if (volume === 0) return VolumeX
  return volume < 0.5 ? Volume1 : Volume2
}

/** The volume: a slider, and a button that mutes and unmutes. */
export function Volume() {
  const t = useTranslations('player.volume')
  const { player } = usePlayer()
  const volume = usePlayerState(selectVolume)

  function toggleMute() {
    if (volume > 0) saveVolume(volume)
    player.setVolume(volume > 0 ? 0 : loadAudibleVolume())
  }

  const percent = Math.round(volume * 100)
  return (
    <div className="flex items-center gap-1">
      <IconButton label={volume > 0 ? t('mute') : t('unmute')} onClick={toggleMute}>
        <Icon of={iconOf(volume)} />
      </IconButton>
      <Slider
        label={t('label')}
        className="w-22"
        value={percent}
        max={100}
        step={5}
        valueText={t('value', { percent })}
        onChange={(next) => player.setVolume(next / 100)}
      />
    </div>
  )
}
