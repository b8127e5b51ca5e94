'use client'

import { SongArtwork } from '@/components/ribbon/song-artwork'
import { artistOf } from '@/lib/client/list-queries'
import type { Album } from '@/lib/contract/album'
import type { Track } from '@/lib/contract/playlist-tracks'

type AlbumCoverProps = {
  album: Pick<Album, 'id' | 'coverUrl'>
  /** Its first song, whose cover is shown if the album has none. */
  track?: Track
  /** The artist in whose colour it is drawn without a cover; by default, that of the song. */
  artistId?: string
  className: string
}

/** The cover of an album: its image, that of its first song, or a drawing. */
export function AlbumCover({ album, track, artistId, className }: AlbumCoverProps) {
  return (
    <SongArtwork
      songId={album.id}
      artistId={artistId ?? (track ? artistOf(track) : album.id)}
      coverUrl={album.coverUrl ?? track?.song.coverUrl ?? null}
      width={320}
      className={className}
    />
  )
}
