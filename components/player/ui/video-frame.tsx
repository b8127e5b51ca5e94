'use client'

import { clsx } from 'clsx'
import { Maximize2, Minimize2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useRef } from 'react'
import { IconButton } from '@/components/ui/icon-button'
import { Icon } from '@/components/ui/icons'
import { ChooseVideoLink } from './choose-video-link'
import {
  selectCurrent,
  selectUpNextOpen,
  selectVideoLarge,
  usePanels,
  usePlayer,
  usePlayerState,
} from './player-context'
import { useVideoInsets } from './use-video-insets'
import { useVideoPlace, type VideoPlace } from './video-place'

/** The cells of the shell's grid, and the size; the full player leaves the room under its header. */
const PLACES: Record<VideoPlace, string> = {
  panel: 'relative col-[panel]',
  sidebar: 'relative col-[nav] row-[3/4] bg-chassis',
  top: 'relative col-[main] row-[1/2] bg-chassis',
  strip: 'relative col-[nav/end] row-[3/4] flex bg-chassis',
  full: 'fixed inset-x-0 top-15 flex h-(--full-video)',
}

const SIZES: Record<VideoPlace, string> = {
  panel: 'aspect-video w-full',
  sidebar: 'aspect-video w-full',
  top: 'h-[min(56.25vw,45dvh)] w-full',
  strip: 'aspect-video min-w-[200px] flex-1',
  full: 'w-full',
}

/**
 * The frame of YouTube videos: docked in the layout, at least 200 by 200 pixels and above everything
 * else, as YouTube requires. It is never unmounted or moved in the document, because the video would
 * restart: its place is a cell of the grid of the shell.
 */
export function VideoFrame() {
  const t = useTranslations('player.video')
  const { videoContainer } = usePlayer()
  const frame = useRef<HTMLElement>(null)
  const place = useVideoPlace()
  const isUpNextOpen = usePanels(selectUpNextOpen)
  useVideoInsets(frame, place)
  return (
    <section
      ref={frame}
      aria-label={t('label')}
      hidden={!place}
      data-place={place}
      className={clsx(
        'z-60 min-w-0',
        place && PLACES[place],
        place === 'panel' && (isUpNextOpen ? 'row-[1/2] bg-raised' : 'row-[1/4] bg-chassis'),
      )}
    >
      <div
        ref={videoContainer}
        className={clsx('min-h-[200px] bg-well *:block *:size-full', place && SIZES[place])}
      />
      {place && place !== 'full' && <Caption place={place} />}
    </section>
  )
}

function Caption({ place }: { place: VideoPlace }) {
  const t = useTranslations('player.video')
  const song = usePlayerState(selectCurrent)?.track.song
  if (place === 'strip') {
    return (
      <div className="flex w-11 flex-none flex-col">
        <SizeButton place={place} />
      </div>
    )
  }
  return (
    <div className="flex min-h-11 items-center gap-2 pr-1.5 pl-5">
      {place !== 'sidebar' && (
        <p className="cut min-w-0 flex-1 text-12 text-ink-2">{song?.title}</p>
      )}
      <span className={clsx('text-12 whitespace-nowrap', place === 'sidebar' && 'flex-1')}>
        <ChooseVideoLink label={t('wrongSong')} />
      </span>
      <SizeButton place={place} />
    </div>
  )
}

/** Enlarges the video; on a phone it is largest in the full player. */
function SizeButton({ place }: { place: VideoPlace }) {
  const t = useTranslations('player.video')
  const { panels } = usePlayer()
  const isLarge = usePanels(selectVideoLarge)
  const canShrink = isLarge && place !== 'strip'
  return (
    <IconButton
      label={canShrink ? t('shrink') : t('enlarge')}
      className={place === 'strip' ? 'size-11' : undefined}
      onClick={() =>
        panels.setState(place === 'strip' ? { isFullOpen: true } : { isVideoLarge: !isLarge })
      }
    >
      <Icon of={canShrink ? Minimize2 : Maximize2} />
    </IconButton>
  )
}
