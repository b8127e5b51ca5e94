'use client'

import { clsx } from 'clsx'
import { Pause, Play } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { isPlayingOrLoading } from '@/components/player/engine/status'
import type { Source } from '@/components/player/engine/types'
import { selectCurrent, usePlayer, usePlayerState } from '@/components/player/ui/player-context'
import { useStart } from '@/components/player/ui/use-start'
import { Icon } from '@/components/ui/icons'

/** Resumes the set of a list, or pauses it; only the current list's button has the accent colour. */
export function PlayRunning({ source }: { source: Source }) {
  const t = useTranslations('home')
  const { player } = usePlayer()
  const start = useStart()
  const isHere = usePlayerState(selectCurrent)?.source.list === source.list
  const isPlaying = usePlayerState(isPlayingOrLoading) && isHere
  const { name } = source

  function toggle() {
    if (isPlaying) return player.pause()
    if (isHere) return player.resume()
    void start(source)
  }

  return (
    <button
      type="button"
      aria-label={isPlaying ? t('pause', { name }) : t('play', { name })}
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
