'use client'

import { clsx } from 'clsx'
import { Maximize2, Minimize2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { Ref } from 'react'
import { IconButton } from '@/components/ui/icon-button'
import { Icon } from '@/components/ui/icons'
import { ChooseVideoLink } from './choose-video-link'
import { type Panels, selectCurrent, usePanels, usePlayer, usePlayerState } from './player-context'

const selectVideoLarge = (panels: Panels) => panels.isVideoLarge
const selectChoosingVideo = (panels: Panels) => panels.isChoosingVideo
const selectFullOpen = (panels: Panels) => panels.isFullOpen

const LARGE = 'w-[min(960px,calc(100vw-32px))]'
const FLOATING = 'w-[356px] phone:w-[min(356px,calc(100vw-16px))]'
const IN_FULL_PLAYER =
  'phone:inset-x-0 phone:top-[calc(56px+6dvh)] phone:bottom-auto phone:mx-auto phone:w-[min(100vw,480px)]'

/**
 * The frame of YouTube videos, over every page and at least 200 by 200 pixels, as YouTube requires.
 * It is never unmounted or moved in the document, because the video would restart.
 */
export function VideoFrame({ ref }: { ref: Ref<HTMLDivElement> }) {
  const t = useTranslations('player.video')
  const { panels } = usePlayer()
  const song = usePlayerState(selectCurrent)?.track.song
  const isLarge = usePanels(selectVideoLarge)
  const isFull = usePanels(selectFullOpen)
  const isChoosing = usePanels(selectChoosingVideo)
  const isShown = song?.playback.kind === 'youtube'
  return (
    <section
      aria-label={t('label')}
      hidden={!isShown}
      className={clsx(
        'fixed right-4 bottom-[calc(var(--player-height)+12px)] z-20 overflow-hidden rounded-control bg-well shadow-2 phone:right-2',
        isLarge ? LARGE : FLOATING,
        isFull && [!isChoosing && 'z-40', IN_FULL_PLAYER],
      )}
    >
      <div ref={ref} className="aspect-video min-h-[200px] w-full *:size-full" />
      <div className={clsx('flex items-center justify-between pl-3', isFull && 'phone:hidden')}>
        <p className="cut min-w-0 flex-1 text-12 text-ink-2">{song?.title}</p>
        {isShown && (
          <span className="px-2 text-12">
            <ChooseVideoLink label={t('wrongSong')} />
          </span>
        )}
        <IconButton
          label={isLarge ? t('shrink') : t('enlarge')}
          onClick={() => panels.setState({ isVideoLarge: !isLarge })}
        >
          <Icon of={isLarge ? Minimize2 : Maximize2} />
        </IconButton>
      </div>
    </section>
  )
}
