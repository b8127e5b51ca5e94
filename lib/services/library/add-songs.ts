import 'server-only'
import type { SongSource, Transaction } from '@/db'
import type { ParsedTrack } from '@/lib/importers/types'
import { albumKey, artistKey, songKey, sortAndSearch } from './song-keys'

const LONGEST_NAME = 500
const LONGEST_GENRE = 200

/** What an upload has beside its tags. */
type Own = { ownerId: string; trackNumber: number | null; coverHash: string | null }

export type NewSong = {
  songId: string
  track: ParsedTrack
  own?: Own
  /** What came of the track's own word where the catalogue had one too. */
  settled?: Partial<Pick<ParsedTrack, 'isrc' | 'durationMs'>>
}

/** Puts songs into the shared catalogue, or beside it for their owner, with artists and albums. */
export async function addSongs(
  tx: Transaction,
  source: SongSource,
  songs: NewSong[],
): Promise<void> {
  await tx.catalogueSongs.add(await rowsOf(tx, source, songs))
}

/** Puts what Spotify says of songs in the place of what a file said of them. */
export async function takeOver(tx: Transaction, songs: NewSong[]): Promise<void> {
  await tx.catalogueSongs.overwrite(await rowsOf(tx, 'spotify', songs))
}

async function rowsOf(tx: Transaction, source: SongSource, songs: NewSong[]) {
  const rowOf = await describeSongs(
    tx,
    source,
    songs.map(({ track }) => track),
  )
  return songs.map(({ songId, track, own, settled }) => ({
    ...rowOf(track),
    durationMs: track.durationMs,
    ...settled,
    ...own,
    id: songId,
    source,
  }))
}

/** Makes sure of the artists and albums of tracks; answers how to write down what a track says. */
export async function describeSongs(tx: Transaction, source: SongSource, tracks: ParsedTrack[]) {
  const artistIds = await tx.artists.ensure(
    tracks
      .flatMap((track) => track.artists)
      .map((name) => ({ name: name.slice(0, LONGEST_NAME), matchKey: artistKey(name) })),
    source,
  )
  const albumIds = await tx.albums.ensure(
    tracks
      .filter((track) => track.album)
      .map((track) => ({
        title: (track.album ?? '').slice(0, LONGEST_NAME),
        matchKey: albumKey(track),
        coverUrl: track.coverUrl,
        releaseYear: track.releaseYear,
      })),
    source,
  )
  return (track: ParsedTrack) => ({
    title: track.title.slice(0, LONGEST_NAME),
    albumId: track.album ? (albumIds.get(albumKey(track)) ?? null) : null,
    isrc: track.isrc,
    explicit: track.explicit,
    genres: track.genres.slice(0, 50).map((genre) => genre.slice(0, LONGEST_GENRE)),
    releaseYear: track.releaseYear,
    matchKey: songKey(track),
    ...sortAndSearch(track),
    artistIds: [...new Set(track.artists.map((name) => artistIds.get(artistKey(name))!))],
  })
}
