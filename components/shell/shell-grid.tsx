'use client'

import { clsx } from 'clsx'
import type { ReactNode } from 'react'
import { PartBoundary } from '@/components/errors/part-boundary'
import { PlayerBar } from '@/components/player/ui/player-bar'
import {
  selectCurrent,
  selectUpNextOpen,
  selectVideoLarge,
  usePanels,
  usePlayerState,
} from '@/components/player/ui/player-context'
import { UpNext } from '@/components/player/ui/up-next'
import { VideoFrame } from '@/components/player/ui/video-frame'
import { useVideoPlace, type VideoPlace } from '@/components/player/ui/video-place'
import { Sidebar } from './sidebar'
import { TabBar } from './tab-bar'

/** The rows of the page and of the sidebar: the others hold the video above or below them. */
const PAGE_ROWS: Partial<Record<VideoPlace, string>> = { top: 'row-[2/4]', strip: 'row-[1/3]' }
const SIDEBAR_ROWS: Partial<Record<VideoPlace, string>> = { sidebar: 'row-[1/3]' }

/** A panel of 356 pixels is the narrowest in which a video of 16:9 is 200 pixels high. */
const PANEL = '[--panel:224px] lg:[--panel:356px]'
const PANEL_OF_LIST = '[--panel:0px] lg:[--panel:356px]'
const NO_PANEL = '[--panel:0px]'
/** Leaves 400 pixels of the page, and room for the list below the video. */
const LARGE_PANEL =
  '[--panel:224px] lg:[--panel:clamp(356px,min(100vw_-_624px,(100dvh_-_330px)_*_16_/_9),960px)]'

/**
 * The grid of the signed-in pages: sidebar, page and side panel over the player and, on a phone, the
 * tabs. A video has a row or column of its own, so it covers nothing and nothing covers it.
 */
export function ShellGrid({ children }: { children: ReactNode }) {
  const place = useVideoPlace()
  const isLarge = usePanels(selectVideoLarge)
  const isUpNextOpen = usePanels(selectUpNextOpen)
  const hasTrack = usePlayerState(selectCurrent) !== null
  const pageRows = (place && PAGE_ROWS[place]) ?? 'row-[1/4]'
  const panelWidth = place === 'panel' && isLarge ? LARGE_PANEL : PANEL
  return (
    <div
      className={clsx(
        'relative grid h-dvh grid-cols-[[nav]_224px_[main]_minmax(0,1fr)_[panel]_var(--panel)_[end]]',
        'phone:grid-cols-[[nav_main]_minmax(0,1fr)_[panel]_var(--panel)_[end]]',
        place === 'panel' ? panelWidth : isUpNextOpen && hasTrack ? PANEL_OF_LIST : NO_PANEL,
        place === 'strip'
          ? 'grid-rows-[auto_minmax(120px,1fr)_auto_auto_auto]'
          : 'grid-rows-[auto_minmax(0,1fr)_auto_auto_auto]',
      )}
    >
      <PartBoundary>
        <Sidebar className={clsx('col-[nav]', (place && SIDEBAR_ROWS[place]) ?? 'row-[1/4]')} />
      </PartBoundary>
      <main
        id="main"
        tabIndex={-1}
        className={clsx(
          '@container/main relative col-[main] flex min-h-0 flex-col overflow-auto outline-none scroll-thin',
          pageRows,
        )}
      >
        {children}
      </main>
      <VideoFrame />
      <PartBoundary>
        <UpNext className={clsx('col-[main] lg:col-[panel] lg:row-[2/4]', pageRows)} />
      </PartBoundary>
      <PlayerBar />
      <TabBar />
    </div>
  )
}
