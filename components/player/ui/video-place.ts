'use client'

import { useIsPhone, useMedia } from '@/components/ui/use-media'
import {
  type Panels,
  selectCurrent,
  selectFullOpen,
  selectVideoLarge,
  usePanels,
  usePlayerState,
} from './player-context'

/**
 * The part of the page that has room for the video: the head of the side panel, the foot of the sidebar,
 * the top of the page for an enlarged one without a side panel, a strip above a phone's player, or the
 * place of the cover in its full player.
 */
export type VideoPlace = 'panel' | 'sidebar' | 'top' | 'strip' | 'full'

export type VideoSurroundings = Pick<Panels, 'isFullOpen' | 'isVideoLarge'> & {
  isPhone: boolean
  /** At least 1024 pixels, so that the page has room beside a panel. */
  isWide: boolean
  /** Too low for a video above or below the page, such as a phone on its side. */
  isLow: boolean
}

/** Chooses the place of a video. */
export function placeOfVideo(surroundings: VideoSurroundings): VideoPlace {
  const { isPhone, isWide, isLow, isFullOpen, isVideoLarge } = surroundings
  if (isPhone && isFullOpen) return 'full'
  if (isWide || isLow) return 'panel'
  if (isPhone) return 'strip'
  return isVideoLarge ? 'top' : 'sidebar'
}

/** Returns the place of the video; null while the current track has none. */
export function useVideoPlace(): VideoPlace | null {
  const song = usePlayerState(selectCurrent)?.track.song
  const place = placeOfVideo({
    isPhone: useIsPhone(),
    isWide: useMedia('(min-width: 1024px)'),
    isLow: useMedia('(min-width: 560px) and (max-height: 599.98px)'),
    isFullOpen: usePanels(selectFullOpen),
    isVideoLarge: usePanels(selectVideoLarge),
  })
  return song?.playback.kind === 'youtube' ? place : null
}
