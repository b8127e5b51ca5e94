import 'server-only'
import type { SongRowInput, Transaction } from '@/db'
import { artistKey, songKey, sortAndSearch } from '@/lib/song-text/song-keys'
import { inSlices } from '../shared/event-loop-turn'
import { ensureAlbums, type KnownAlbum } from './ensure-albums'
import { ensureArtists, type KnownArtist } from './ensure-artists'
import type { FieldSource } from './field-sources'
import type { LibrarySong } from './library-song'
import { artistNames } from './song-fields'
import { columnsOfFields, namedSong } from './stored-fields'
import { createVideoKey } from './video-key'

/** Columns that no source provides. */
export type ExtraColumns = Pick<SongRowInput, 'coverHash' | 'audioHash' | 'pieceId'>
/** A row takes about 0.1 ms. */
const ROWS_PER_TURN = 25

type Write = { userId: string; extra?: ExtraColumns }

/**
 * Writes the new and changed songs of an import with their artists, albums and names. The library
 * must be locked.
 */
export async function writeSongs(
  tx: Transaction,
  songs: LibrarySong[],
  write: Write,
): Promise<void> {
  if (songs.length === 0) return
  const { userId } = write
  const artists = await ensureArtists(tx, userId, songs.flatMap(namedArtists))
  const albums = await ensureAlbums(tx, userId, songs)
  const rows: SongRowInput[] = []
  await inSlices(songs, ROWS_PER_TURN, async (slice) => {
    rows.push(...slice.map((song) => rowOf(song, { ...write, artists, albums })))
  })
  const isNew = new Set(songs.flatMap(({ id, state }) => (state === 'new' ? id : [])))
  await tx.librarySongs.add(rows.filter(({ id }) => isNew.has(id)))
  await tx.librarySongs.update(rows.filter(({ id }) => !isNew.has(id)))
  await tx.songNames.add(
    songs.flatMap(({ id, names }) => names.map((matchKey) => ({ userId, matchKey, songId: id }))),
  )
  await joinRecordings(tx, userId, songs)
}

async function joinRecordings(tx: Transaction, userId: string, songs: LibrarySong[]) {
  const moved = songs.filter(
    ({ recordingKey, storedRecordingKey: stored }) => stored && stored !== recordingKey,
  )
  for (const { id, recordingKey, storedRecordingKey } of moved) {
    const from = storedRecordingKey ?? recordingKey
    await tx.recordings.moveLike({ userId, songId: id, from, to: recordingKey })
  }
  const keys = moved.flatMap(({ recordingKey, storedRecordingKey }) => [
    recordingKey,
    ...(storedRecordingKey ? [storedRecordingKey] : []),
  ])
  await tx.recordings.refreshAudio(userId, keys)
}

type Known = Write & { artists: Map<string, KnownArtist>; albums: Map<string, KnownAlbum> }

function rowOf(song: LibrarySong, { userId, extra, artists, albums }: Known): SongRowInput {
  const { id, values, sources, recordingKey, albumKey, origin } = song
  const named = namedSong(values)
  const credited = named.artists.flatMap((name) => artists.get(artistKey(name)) ?? [])
  const album = albumKey === null ? undefined : albums.get(albumKey)
  return {
    ...columnsOfFields(song),
    ...extra,
    id,
    userId,
    source: origin,
    recordingKey,
    matchKey: songKey(named),
    videoKey: createVideoKey({ ...values, ...named, sources }),
    albumId: album?.id ?? null,
    // An insert without a copy of the album runs a trigger for each row.
    album: album ? { id: album.id, title: album.title, coverUrl: album.coverUrl } : null,
    artists: uniqueArtists(credited),
    ...sortAndSearch({ ...named, album: values.album?.title ?? null }),
  }
}

const namedArtists = ({ values, sources }: LibrarySong) =>
  artistNames(values.artists).map((name) => ({
    name,
    source: sources.artists ?? ('text' satisfies FieldSource),
  }))

const uniqueArtists = (artists: KnownArtist[]) => [
  ...new Map(artists.map(({ id, name }) => [id, { id, name }])).values(),
]
