'use client'

import { Volume1, Volume2, VolumeX } from 'lucide-react'
import { useRef } from 'react'
import { IconButton } from '@/components/ui/icon-button'
import { Icon } from '@/components/ui/icons'
import { Slider } from '@/components/ui/slider'
import { selectVolume, usePlayer, usePlayerState } from './player-context'

const iconOf = (volume: number) => {
  if (volume === 0) return VolumeX
  return volume < 0.5 ? Volume1 : Volume2
}

/** How loud; the icon mutes and takes it back. */
export function Volume() {
  const { player } = usePlayer()
  const volume = usePlayerState(selectVolume)
  const before = useRef(1)

  function toggleMute() {
    if (volume > 0) before.current = volume
    player.setVolume(volume > 0 ? 0 : before.current)
  }

  return (
    <div className="flex items-center gap-1">
      <IconButton label={volume > 0 ? 'Mute' : 'Sound on'} onClick={toggleMute}>
        <Icon of={iconOf(volume)} />
      </IconButton>
      <Slider
        label="Volume"
        className="w-22"
        value={Math.round(volume * 100)}
        max={100}
        step={5}
        valueText={`${Math.round(volume * 100)} percent`}
        onChange={(percent) => player.setVolume(percent / 100)}
      />
    </div>
  )
}
