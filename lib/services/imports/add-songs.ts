import 'server-only'
import type { Transaction } from '@/db'
import type { ParsedTrack } from '@/lib/importers/types'
import { albumKey, artistKey, songKey, sortAndSearch } from './song-keys'

const LONGEST_NAME = 500

export type NewSong = { songId: string; track: ParsedTrack; source?: 'demo' | 'spotify' }

/** Puts songs into the shared catalogue, with their artists and albums. */
export async function addSongs(tx: Transaction, songs: NewSong[]): Promise<void> {
  const artistIds = await tx.catalogue.ensureArtists(
    songs
      .flatMap(({ track }) => track.artists)
      .map((name) => ({ name: name.slice(0, LONGEST_NAME), matchKey: artistKey(name) })),
  )
  const albumIds = await tx.catalogue.ensureAlbums(
    songs
      .filter(({ track }) => track.album)
      .map(({ track }) => ({
        title: (track.album ?? '').slice(0, LONGEST_NAME),
        matchKey: albumKey(track),
        coverUrl: track.coverUrl,
        releaseYear: track.releaseYear,
      })),
  )
  await tx.catalogue.addSongs(
    songs.map(({ songId, track, source }) => ({
      id: songId,
      title: track.title.slice(0, LONGEST_NAME),
      albumId: track.album ? albumIds.get(albumKey(track)) : null,
      durationMs: track.durationMs,
      isrc: track.isrc,
      explicit: track.explicit,
      genres: track.genres.slice(0, 50),
      releaseYear: track.releaseYear,
      source: source ?? (track.youtubeId && !track.spotifyId ? 'youtube' : 'file'),
      matchKey: songKey(track),
      ...sortAndSearch(track),
      artistIds: [...new Set(track.artists.map((name) => artistIds.get(artistKey(name))!))],
    })),
  )
}
