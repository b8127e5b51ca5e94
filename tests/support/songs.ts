import { uuidv7 } from 'uuidv7'
import { db } from '@/db'
import type { ParsedTrack } from '@/lib/importers/types'
import { addSongs } from '@/lib/services/imports/add-songs'

export type SomeSong = {
  title: string
  artists?: string[]
  album?: string | null
  durationMs?: number | null
  genres?: string[]
  youtubeId?: string | null
}

/** Puts songs into the shared catalogue; answers their ids in the same order. */
export async function someSongs(songs: SomeSong[]): Promise<string[]> {
  const added = songs.map((song) => ({ songId: uuidv7(), track: trackOf(song) }))
  await db.transaction((tx) => addSongs(tx, added))
  return added.map(({ songId }) => songId)
}

const trackOf = ({
  title,
  artists = ['Somebody'],
  album = null,
  durationMs = 180_000,
  genres = [],
  youtubeId = null,
}: SomeSong): ParsedTrack => ({
  line: 1,
  title,
  artists,
  album,
  albumArtists: artists.slice(0, 1),
  durationMs,
  isrc: null,
  spotifyId: null,
  youtubeId,
  explicit: false,
  genres,
  releaseYear: null,
  coverUrl: null,
  addedAt: null,
  location: null,
})
