'use client'

import Link from 'next/link'
import { SongArtwork } from '@/components/ribbon/song-artwork'
import { ArtistLinks } from '@/components/song-actions/artist-links'
import { LikeButton } from '@/components/song-actions/like-button'
import { listPath } from '@/lib/client/list-path'
import { artistOf } from '@/lib/client/list-queries'
import type { CurrentTrack } from '../engine/types'
import { TrackStatus } from './track-status'

/** The current track with its status; its title links to the list, its artists to their pages. */
export function NowPlaying({ current }: { current: CurrentTrack }) {
  const { song } = current.track
  return (
    <div className="flex min-w-0 items-center gap-3">
      <SongArtwork
        songId={song.id}
        artistId={artistOf(current.track)}
        coverUrl={song.coverUrl}
        className="size-13"
      />
      <div className="grid min-w-0">
        <Link href={listPath(current.source.list)} className="cut font-strong hover:underline">
          {song.title}
        </Link>
        <p className="cut text-12 text-ink-2">
          <ArtistLinks artists={song.artists} />
        </p>
        <TrackStatus current={current} />
      </div>
      <LikeButton song={song} />
    </div>
  )
}
