'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { PartBoundary } from '@/components/errors/part-boundary'
import { FullPlayerSheet } from '@/components/player/ui/full-player-sheet'
import { LazyChooseVideo } from '@/components/player/ui/lazy-choose-video'
import { PlayerProvider } from '@/components/player/ui/player-provider'
import { PlaylistSummaries, type PlaylistSummary } from '@/components/playlists/playlist-summaries'
import { LazyEditSong } from '@/components/song-actions/lazy-edit-song'
import { LazyRepairText } from '@/components/song-actions/lazy-repair-text'
import { Announcer } from '@/components/ui/announcer'
import { buttonClasses } from '@/components/ui/button'
import { RepeatEarlyPress } from '@/components/ui/repeat-early-press'
import { Toaster } from '@/components/ui/toaster'
import { DropAnywhere } from '@/components/uploads/drop-anywhere'
import { LazyUploadTray } from '@/components/uploads/lazy-upload-tray'
import { AccountGuard } from './account-guard'
import { ShellGrid } from './shell-grid'

const NO_SUMMARIES: PlaylistSummary[] = []

type AppShellProps = {
  userId: string
  /** Covers and progress of the playlists from the time of the request. */
  summaries?: PlaylistSummary[]
  children: ReactNode
}

/** The frame of all signed-in pages: the grid of page and player, and what opens over it. */
export function AppShell({ userId, summaries = NO_SUMMARIES, children }: AppShellProps) {
  const t = useTranslations('shell')
  return (
    <PlaylistSummaries summaries={summaries}>
      <PlayerProvider userId={userId}>
        <a
          href="#main"
          className={`${buttonClasses({ look: 'primary' })} fixed top-2 left-2 z-50 -translate-y-16 focus:translate-y-0`}
        >
          {t('skipToContent')}
        </a>
        <ShellGrid>{children}</ShellGrid>
        <PartBoundary>
          <FullPlayerSheet />
        </PartBoundary>
        <PartBoundary>
          <LazyUploadTray />
        </PartBoundary>
        <PartBoundary>
          <LazyEditSong />
        </PartBoundary>
        <PartBoundary>
          <LazyRepairText />
        </PartBoundary>
        <PartBoundary>
          <LazyChooseVideo />
        </PartBoundary>
        <PartBoundary>
          <DropAnywhere />
        </PartBoundary>
        <Toaster />
        <Announcer />
        <AccountGuard userId={userId} />
        <RepeatEarlyPress />
      </PlayerProvider>
    </PlaylistSummaries>
  )
}
