'use client'

import { Pause, Play } from 'lucide-react'
import { toast } from 'sonner'
import { isSounding, pickNow, usePlayer, usePlayerState } from '@/components/player/player-context'
import type { Source } from '@/components/player/types'
import { Icon } from '@/components/ui/icons'
import { RoundButton } from '@/components/ui/round-button'

/** Goes on with a list where its set stands, or pauses it. */
export function PlayRunning({ source }: { source: Source }) {
  const { player } = usePlayer()
  const isHere = usePlayerState(pickNow)?.source.list === source.list
  const isPlaying = usePlayerState(isSounding) && isHere

  function toggle() {
    if (isPlaying) return player.pause()
    player.start(source).catch((error: Error) => toast(error.message))
  }

  return (
    <RoundButton
      size={44}
      label={isPlaying ? `Pause ${source.name}` : `Play ${source.name}`}
      onClick={toggle}
    >
      <Icon of={isPlaying ? Pause : Play} isFilled />
    </RoundButton>
  )
}
