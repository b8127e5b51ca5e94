'use client'

import Link from 'next/link'
import { SongArtwork } from '@/components/ribbon/song-artwork'
import { LikeButton } from '@/components/song-actions/like-button'
import { artistOf } from '@/lib/client/list-queries'
import { LIBRARY_LIST, LIKED_LIST, type ListId } from '@/lib/list-id'
import type { CurrentTrack } from '../engine/types'
import { TrackStatus } from './track-status'

/** The current track with its status; its title links to the list. */
export function NowPlaying({ current }: { current: CurrentTrack }) {
  const { song } = current.track
  return (
    <div className="flex min-w-0 items-center gap-3">
      <SongArtwork
        songId={song.id}
        artistId={artistOf(current.track)}
        coverUrl={song.album?.coverUrl}
        className="size-13"
      />
      <div className="grid min-w-0">
        <Link href={listHref(current.source.list)} className="cut font-strong hover:underline">
          {song.title}
        </Link>
        <p className="cut text-12 text-ink-2">{song.artists.map(({ name }) => name).join(', ')}</p>
        <TrackStatus current={current} />
      </div>
      <LikeButton song={song} />
    </div>
  )
}

const listHref = (list: ListId): string => {
  if (list === LIKED_LIST) return '/liked'
  return list === LIBRARY_LIST ? '/songs' : `/playlists/${list}`
}
