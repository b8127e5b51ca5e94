'use client'

import { clsx } from 'clsx'
import { Maximize2, Minimize2 } from 'lucide-react'
import type { Ref } from 'react'
import { IconButton } from '@/components/ui/icon-button'
import { Icon } from '@/components/ui/icons'
import { ChooseVideoLink } from './choose-video-link'
import { type Panels, selectCurrent, usePanels, usePlayer, usePlayerState } from './player-context'

const pickLarge = (panels: Panels) => panels.isVideoLarge
const pickChoosing = (panels: Panels) => panels.isChoosingVideo
const pickFull = (panels: Panels) => panels.isFullOpen

const LARGE = 'w-[min(960px,calc(100vw-32px))]'
const FLOATING = 'w-[356px] phone:w-[min(356px,calc(100vw-16px))]'
const IN_FULL_PLAYER =
  'phone:inset-x-0 phone:top-[calc(56px+6dvh)] phone:bottom-auto phone:mx-auto phone:w-[min(100vw,480px)]'

/**
 * Where videos are seen while they play: never smaller than 200 by 200, over every page. It stays
 * one element for good, since a video starts anew when its frame moves in the document.
 */
export function VideoFrame({ ref }: { ref: Ref<HTMLDivElement> }) {
  const { panels } = usePlayer()
  const now = usePlayerState(selectCurrent)
  const isLarge = usePanels(pickLarge)
  const isFull = usePanels(pickFull)
  const isChoosing = usePanels(pickChoosing)
  const isShown = now?.track.song.playback.kind === 'youtube'
  return (
    <section
      aria-label="Video"
      hidden={!isShown}
      className={clsx(
        'fixed right-4 bottom-[calc(var(--player-height)+12px)] z-20 overflow-hidden rounded-control bg-well shadow-2 phone:right-2',
        isLarge ? LARGE : FLOATING,
        isFull && [!isChoosing && 'z-40', IN_FULL_PLAYER],
      )}
    >
      <div ref={ref} className="aspect-video min-h-[200px] w-full *:size-full" />
      <div className={clsx('flex items-center justify-between pl-3', isFull && 'phone:hidden')}>
        <p className="cut min-w-0 flex-1 text-12 text-ink-2">{now?.track.song.title}</p>
        {now && isShown && (
          <span className="px-2 text-12">
            <ChooseVideoLink words="Wrong song?" />
          </span>
        )}
        <IconButton
          label={isLarge ? 'Make the video smaller' : 'Make the video larger'}
          onClick={() => panels.setState({ isVideoLarge: !isLarge })}
        >
          <Icon of={isLarge ? Minimize2 : Maximize2} />
        </IconButton>
      </div>
    </section>
  )
}
