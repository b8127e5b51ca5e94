'use client'

import { Pause, Play } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { isPlayingOrLoading } from '@/components/player/engine/status'
import type { Source } from '@/components/player/engine/types'
import { ModeMenu } from '@/components/player/ui/mode-menu'
import { selectCurrent, usePlayer, usePlayerState } from '@/components/player/ui/player-context'
import { useShuffle } from '@/components/player/ui/use-shuffle'
import { Icon } from '@/components/ui/icons'
import { RoundButton } from '@/components/ui/round-button'
import type { ShuffleSettings } from '@/lib/contract/shuffle-settings'
import { ModeSwitch } from './mode-switch'

type ListControlsProps = {
  source: Source
  settings: ShuffleSettings
  canPlay: boolean
  /** Further actions, at the end of the row. */
  children?: ReactNode
}

/** Play button, shuffle mode and further actions of a list. */
export function ListControls({ source, settings, canPlay, children }: ListControlsProps) {
  const t = useTranslations('playlists')
  const { player } = usePlayer()
  const shuffle = useShuffle()
  const now = usePlayerState(selectCurrent)
  const isPlaying = usePlayerState(isPlayingOrLoading) && now?.source.list === source.list

  function toggle() {
    if (isPlaying) return player.pause()
    void shuffle(source)
  }

  return (
    <div className="flex flex-wrap items-center gap-3">
      <RoundButton
        size={48}
        label={isPlaying ? t('pause') : t('play', { name: source.name })}
        disabled={!canPlay}
        onClick={toggle}
      >
        <Icon of={isPlaying ? Pause : Play} size={20} isFilled />
      </RoundButton>
      <div className="phone:hidden">
        <ModeSwitch source={source} settings={settings} />
      </div>
      <div className="md:hidden">
        <ModeMenu source={source} initialSettings={settings} look="pill" />
      </div>
      <div className="ml-auto flex gap-1">{children}</div>
    </div>
  )
}
