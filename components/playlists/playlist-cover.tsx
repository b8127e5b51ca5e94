'use client'

import { useQuery } from '@tanstack/react-query'
import { Cover } from '@/components/ribbon/cover'
import { coverQuery } from '@/lib/client/list-queries'
import type { Playlist } from '@/lib/contract/playlists'
import { useShelf } from './shelf'

const NONE: string[] = []

type PlaylistCoverProps = {
  playlist: Pick<Playlist, 'id' | 'version' | 'trackCount'>
  className?: string
}

/** A playlist's cover, woven from a sample of its artists, or from those it begins with. */
export function PlaylistCover({ playlist, className }: PlaylistCoverProps) {
  const artists = useShelf(playlist.id)?.artists
  const { data } = useQuery({
    ...coverQuery(playlist),
    enabled: playlist.trackCount > 0 && !artists?.length,
  })
  return <Cover artists={artists?.length ? artists : (data ?? NONE)} className={className} />
}
