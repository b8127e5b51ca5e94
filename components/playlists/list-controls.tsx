'use client'

import type { ReactNode } from 'react'
import type { Source } from '@/components/player/engine/types'
import { ListPlayButtons } from '@/components/player/ui/list-play-buttons'
import { ModeMenu } from '@/components/player/ui/mode-menu'
import type { ShuffleSettings } from '@/lib/contract/shuffle-settings'
import { ModeSwitch } from './mode-switch'

type ListControlsProps = {
  source: Source
  settings: ShuffleSettings
  canPlay: boolean
  /** The tracks that have a recording; undefined or null if they were not counted. */
  playableCount?: number | null
  /** Further actions, at the end of the row. */
  children?: ReactNode
}

/** Play and shuffle buttons, shuffle mode and further actions of a list. */
export function ListControls(props: ListControlsProps) {
  const { source, settings, canPlay, playableCount, children } = props
  return (
    <div className="flex flex-wrap items-center gap-3">
      <ListPlayButtons source={source} canPlay={canPlay} playableCount={playableCount} />
      <div className="hidden @4xl/main:block">
        <ModeSwitch source={source} settings={settings} />
      </div>
      <div className="@4xl/main:hidden">
        <ModeMenu source={source} initialSettings={settings} look="pill" />
      </div>
      <div className="ml-auto flex gap-1">{children}</div>
    </div>
  )
}
