'use client'

import { clsx } from 'clsx'
import { Pause, Play } from 'lucide-react'
import { toast } from 'sonner'
import type { Source } from '@/components/player/engine/types'
import {
  isPlayingOrLoading,
  selectCurrent,
  usePlayer,
  usePlayerState,
} from '@/components/player/ui/player-context'
import { Icon } from '@/components/ui/icons'

/** Goes on with a list where its set stands, or pauses it; only the one that plays is in the accent. */
export function PlayRunning({ source }: { source: Source }) {
  const { player } = usePlayer()
  const isHere = usePlayerState(selectCurrent)?.source.list === source.list
  const isPlaying = usePlayerState(isPlayingOrLoading) && isHere

  function toggle() {
    if (isPlaying) return player.pause()
    player.start(source).catch((error: Error) => toast(error.message))
  }

  return (
    <button
      type="button"
      aria-label={isPlaying ? `Pause ${source.name}` : `Play ${source.name}`}
      onClick={toggle}
      className={clsx(
        'grid size-11 shrink-0 place-items-center rounded-full focus-visible:rounded-full',
        isHere ? 'bg-accent text-on-accent' : 'bg-fill-2 hover:bg-fill-3',
      )}
    >
      <Icon of={isPlaying ? Pause : Play} isFilled />
    </button>
  )
}
