'use client'

import { useQuery } from '@tanstack/react-query'
import { coverQuery } from '@/components/lists/list-queries'
import { Cover } from '@/components/ribbon/cover'
import type { Playlist } from '@/lib/contract/playlists'

const NONE: string[] = []

type PlaylistCoverProps = {
  playlist: Pick<Playlist, 'id' | 'version' | 'trackCount'>
  /** Known already, a sample of the whole list. */
  artists?: string[]
  className?: string
}

/** A playlist's cover, woven from the artists it begins with. */
export function PlaylistCover({ playlist, artists, className }: PlaylistCoverProps) {
  const { data } = useQuery({
    ...coverQuery(playlist),
    enabled: playlist.trackCount > 0 && !artists?.length,
  })
  return <Cover artists={artists?.length ? artists : (data ?? NONE)} className={className} />
}
