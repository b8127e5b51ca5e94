'use client'

import { useQuery } from '@tanstack/react-query'
import { Cover } from '@/components/ribbon/cover'
import { coverQuery } from '@/lib/client/list-queries'
import type { Playlist } from '@/lib/contract/playlist'
import { usePlaylistSummary } from './playlist-summaries'

const NO_ARTISTS: string[] = []

type PlaylistCoverProps = {
  playlist: Pick<Playlist, 'id' | 'version' | 'trackCount'>
  className?: string
}

/** A playlist's cover, drawn from a sample of its artists, else from those of its first tracks. */
export function PlaylistCover({ playlist, className }: PlaylistCoverProps) {
  const artists = usePlaylistSummary(playlist.id)?.artists
  const hasSample = artists !== undefined && artists.length > 0
  const { data } = useQuery({
    ...coverQuery(playlist),
    enabled: playlist.trackCount > 0 && !hasSample,
  })
  return <Cover artists={hasSample ? artists : (data ?? NO_ARTISTS)} className={className} />
}
