'use client'

import { useRouter } from 'next/navigation'
import { Fragment, type MouseEvent } from 'react'
import { albumPath, artistPath } from '@/lib/client/list-path'
import type { Song } from '@/lib/contract/song'

const LINK = 'hover:underline phone:pointer-events-none'

/** A song's artists, each linked to its page. Not in the tab order: the row's menu has the links. */
export function ArtistNames({ song }: { song: Song }) {
  return song.artists.map((artist, index) => (
    <Fragment key={artist.id}>
      {index > 0 && ', '}
      <a href={artistPath(artist.id)} tabIndex={-1} data-songs className={LINK}>
        {artist.name}
      </a>
    </Fragment>
  ))
}

/** A song's album, linked to its page. */
export function AlbumTitle({ song: { album } }: { song: Song }) {
  return (
    album && (
      <a href={albumPath(album.id)} tabIndex={-1} data-songs className={LINK}>
        {album.title}
      </a>
    )
  )
}

/** Returns one click handler for all rows of a table: it follows these links without a reload. */
export function useSongLinks() {
  const router = useRouter()
  return (event: MouseEvent<HTMLElement>) => {
    if (!(event.target instanceof Element)) return
    const link = event.target.closest<HTMLAnchorElement>('a[data-songs]')
    if (!link) return
    event.stopPropagation()
    const hasModifier = event.metaKey || event.ctrlKey || event.shiftKey || event.altKey
    if (hasModifier || event.button !== 0) return
    event.preventDefault()
    router.push(link.pathname + link.search)
  }
}
