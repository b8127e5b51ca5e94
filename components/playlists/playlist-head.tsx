'use client'

import { useTranslations } from 'next-intl'
import { type ReactNode, useMemo } from 'react'
import { useFormat } from '@/components/messages/use-format'
import type { RunningSet } from '@/components/player/ui/use-running-set'
import { Cover } from '@/components/ribbon/cover'
import { artistOf } from '@/lib/client/list-queries'
import type { Playlist } from '@/lib/contract/playlist'
import type { Track } from '@/lib/contract/playlist-tracks'
import { EditableTitle } from './editable-title'

type PlaylistHeadProps = {
  playlist: Playlist
  /** The tracks loaded so far. */
  tracks: Track[]
  total: number
  set: RunningSet | undefined
  /** Shown at the right, not on phones. */
  children?: ReactNode
}

/** Cover, name, size and progress of a playlist. */
export function PlaylistHead({ playlist, tracks, total, set, children }: PlaylistHeadProps) {
  const t = useTranslations('playlists')
  const { length } = useFormat()
  const { totalDurationMs } = playlist
  const artists = useMemo(() => tracks.map(artistOf), [tracks])
  const artistCount = useMemo(() => new Set(artists).size, [artists])
  const isComplete = tracks.length >= total
  const size =
    isComplete && artistCount > 1
      ? t('tracksByArtists', { count: total, artistCount })
      : t('tracks', { count: total })
  const summary =
    totalDurationMs > 0 ? t('withLength', { size, length: length(totalDurationMs) }) : size
  const progress =
    set && set.position >= 0
      ? t('progress', { set: set.set + 1, position: set.position + 1 })
      : undefined
  return (
    <div className="flex items-end gap-6 @max-2xl/main:flex-wrap phone:items-center phone:gap-4">
      <Cover artists={artists} className="size-26 phone:size-24" />
      <div className="grid min-w-0 flex-1 gap-2 pb-0.5 @max-2xl/main:basis-1/2 phone:gap-1">
        <EditableTitle playlist={playlist} />
        <p className="text-ink-2">
          {progress
            ? t.rich('withProgress', {
                summary,
                progress,
                wide: (text) => <span className="phone:hidden">{text}</span>,
              })
            : summary}
        </p>
        {progress && <p className="text-12 text-ink-3 md:hidden">{progress}</p>}
      </div>
      <div className="pb-1 @max-2xl/main:pb-0 phone:hidden">{children}</div>
    </div>
  )
}
