'use client'

import { useRouter } from 'next/navigation'
import { Fragment, type MouseEvent } from 'react'
import { songsPath } from '@/lib/client/songs'
import type { Song } from '@/lib/contract/songs'

const LINK = 'hover:underline phone:pointer-events-none'

/** The artists of a song, each a way to all that is theirs. Not in the tab order: the menu has them. */
export function ArtistNames({ song }: { song: Song }) {
  return song.artists.map((artist, index) => (
    <Fragment key={artist.id}>
      {index > 0 && ', '}
      <a href={songsPath({ artist: artist.id })} tabIndex={-1} data-songs className={LINK}>
        {artist.name}
      </a>
    </Fragment>
  ))
}

/** The album of a song, a way to all of it. */
export function AlbumTitle({ song: { album } }: { song: Song }) {
  return (
    album && (
      <a href={songsPath({ album: album.id })} tabIndex={-1} data-songs className={LINK}>
        {album.title}
      </a>
    )
  )
}

/** Follows such a link without leaving the app; one handler for all the rows of a table. */
export function useSongLinks() {
  const router = useRouter()
  return (event: MouseEvent<HTMLElement>) => {
    const link = (event.target as Element).closest<HTMLAnchorElement>('a[data-songs]')
    if (!link) return
    event.stopPropagation()
    const isElsewhere = event.metaKey || event.ctrlKey || event.shiftKey || event.altKey
    if (isElsewhere || event.button !== 0) return
    event.preventDefault()
    router.push(link.pathname + link.search)
  }
}
