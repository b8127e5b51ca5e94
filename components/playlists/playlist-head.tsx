'use client'

import { type ReactNode, useMemo } from 'react'
import { useFormat } from '@/components/messages/use-format'
import type { RunningSet } from '@/components/player/ui/use-running-set'
import { Cover } from '@/components/ribbon/cover'
import { count, number } from '@/components/ui/words'
import { artistOf } from '@/lib/client/list-queries'
import type { Track } from '@/lib/contract/playlist-tracks'
import type { Playlist } from '@/lib/contract/playlists'
import { EditableTitle } from './editable-title'

type PlaylistHeadProps = {
  playlist: Playlist
  tracks: Track[]
  total: number
  set: RunningSet | undefined
  /** What stands at the right, where there is room. */
  children?: ReactNode
}

/** Cover, name, and what the playlist holds. */
export function PlaylistHead({ playlist, tracks, total, set, children }: PlaylistHeadProps) {
  const { length } = useFormat()
  const artists = useMemo(() => tracks.map(artistOf), [tracks])
  const isWhole = tracks.length >= total
  const people = useMemo(() => new Set(artists).size, [artists])
  const parts = [
    isWhole && people > 1
      ? `${count(total, 'track')} by ${count(people, 'artist')}`
      : count(total, 'track'),
    playlist.totalDurationMs > 0 && length(playlist.totalDurationMs),
  ]
  const heard =
    set && set.position >= 0 ? `Set ${set.set + 1}, heard to track ${number(set.position + 1)}` : ''
  return (
    <div className="flex items-end gap-6 phone:items-center phone:gap-4">
      <Cover artists={artists} className="size-26 phone:size-24" />
      <div className="grid min-w-0 flex-1 gap-2 pb-0.5 phone:gap-1">
        <EditableTitle playlist={playlist} />
        <p className="text-ink-2">
          {parts.filter(Boolean).join(', ')}
          {heard && <span className="phone:hidden">. {heard}.</span>}
        </p>
        {heard && <p className="text-12 text-ink-3 md:hidden">{heard}</p>}
      </div>
      <div className="pb-1 phone:hidden">{children}</div>
    </div>
  )
}
