'use client'

import { useQuery } from '@tanstack/react-query'
import { clsx } from 'clsx'
import { Plus } from 'lucide-react'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { selectCurrent, usePlayerState } from '@/components/player/ui/player-context'
import { NewPlaylist } from '@/components/playlists/new-playlist'
import { PlaylistCover } from '@/components/playlists/playlist-cover'
import { type PlaylistSummary, usePlaylistSummary } from '@/components/playlists/playlist-summaries'
import { Button } from '@/components/ui/button'
import { IconButton } from '@/components/ui/icon-button'
import { Icon } from '@/components/ui/icons'
import { Skeleton } from '@/components/ui/skeleton'
import { playlistsQuery } from '@/lib/client/list-queries'
import type { Playlist } from '@/lib/contract/playlist'
import type { Translate } from '@/lib/i18n/translate'

/** All playlists with their covers and the progress of their sets. */
export function SidebarPlaylists() {
  const t = useTranslations('shell.playlists')
  const [isNewOpen, setNewOpen] = useState(false)
  const { data, error, refetch } = useQuery(playlistsQuery())
  return (
    <>
      <div className="flex items-center justify-between pl-2 text-12 text-ink-3">
        <h2>
          <Link href="/playlists" className="hover:text-ink-1">
            {t('title')}
          </Link>
        </h2>
        <IconButton label={t('new')} onClick={() => setNewOpen(true)}>
          <Icon of={Plus} />
        </IconButton>
      </div>
      <ul className="-mx-1 grid min-h-0 flex-1 content-start gap-0.5 overflow-auto px-1 py-0.5 [scrollbar-width:none]">
        {data?.map((playlist) => (
          <Row key={playlist.id} playlist={playlist} />
        ))}
        {!data && !error && <RowsSkeleton />}
        {error && !data && (
          <li className="grid justify-items-start gap-2 px-2 text-12 text-ink-2">
            {t('failed')}
            <Button onClick={() => void refetch()}>{t('tryAgain')}</Button>
          </li>
        )}
        {data?.length === 0 && (
          <li className="px-2 text-12 text-ink-3">
            {t.rich('none', {
              link: (text) => (
                <Link href="/import" className="link">
                  {text}
                </Link>
              ),
            })}
          </li>
        )}
      </ul>
      <NewPlaylist isOpen={isNewOpen} onOpenChange={setNewOpen} />
    </>
  )
}

function Row({ playlist }: { playlist: Playlist }) {
  const t = useTranslations('shell.playlists')
  const summary = usePlaylistSummary(playlist.id)
  const isCurrent = usePathname() === `/playlists/${playlist.id}`
  const now = usePlayerState(selectCurrent)
  const isCurrentList = now?.source.list === playlist.id && now.setSize > 0
  return (
    <li>
      <Link
        href={`/playlists/${playlist.id}`}
        aria-current={isCurrent ? 'page' : undefined}
        className={clsx(
          'flex min-h-11 items-center gap-2.5 rounded-control px-2',
          isCurrent ? 'bg-fill-2 text-ink-1' : 'text-ink-2 hover:bg-fill-1 hover:text-ink-1',
        )}
      >
        <PlaylistCover playlist={playlist} className="size-7" />
        <span className="grid min-w-0">
          <span dir="auto" className="cut">
            {playlist.name}
          </span>
          <span className={clsx('cut text-12', isCurrentList ? 'text-accent-ink' : 'text-ink-3')}>
            {isCurrentList
              ? t('progress', { played: now.position + 1, size: now.setSize })
              : progressOrSize(t, playlist, summary)}
          </span>
        </span>
      </Link>
    </li>
  )
}

function progressOrSize(
  t: Translate<'shell.playlists'>,
  { trackCount }: Playlist,
  summary: PlaylistSummary | undefined,
): string {
  const { played, size } = summary?.progress ?? { played: 0, size: 0 }
  return size > 0 ? t('progress', { played, size }) : t('tracks', { count: trackCount })
}

function RowsSkeleton() {
  return ['w-28', 'w-24', 'w-32'].map((width) => (
    <li key={width} className="flex min-h-11 items-center gap-2.5 px-2">
      <Skeleton className="size-7" />
      <Skeleton className={clsx('h-3', width)} />
    </li>
  ))
}
