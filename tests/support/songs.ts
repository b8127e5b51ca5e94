import { generateNKeysBetween } from 'fractional-indexing'
import { db } from '@/db'
import type { SongSource } from '@/db/repositories/library-songs'
import { trackEvent } from '@/lib/importers/track'
import type { ParsedTrack } from '@/lib/importers/types'
import type { LibrarySong } from '@/lib/services/library/library-song'
import { fieldsOfTrack } from '@/lib/services/library/song-fields'
import { SongIndex } from '@/lib/services/library/song-index'
import { writeSongs } from '@/lib/services/library/write-songs'

export type SomeSong = {
  title: string
  artists?: string[]
  album?: string | null
  durationMs?: number | null
  genres?: string[]
  youtubeId?: string | null
}

/** Adds songs to the library of a user, each with its own recording. Returns their ids in order. */
export async function someSongs(userId: string, wanted: SomeSong[]): Promise<string[]> {
  const added = wanted.map((song) => newSong(song, song.youtubeId ? 'youtube' : 'file'))
  await db.transaction((tx) => writeSongs(tx, added, { userId }))
  return added.map(({ id }) => id)
}

/** Adds songs to the library of a user and to a playlist. Returns their ids. */
export async function heldSongs(userId: string, wanted: SomeSong[]): Promise<string[]> {
  const songIds = await someSongs(userId, wanted)
  await aPlaylistOf(userId, songIds)
  return songIds
}

/** Creates a playlist of the user with these songs. Returns its id. */
export async function aPlaylistOf(userId: string, songIds: string[]): Promise<string> {
  const { id } = await db.playlists.create(userId, { name: 'Held' })
  const keys = generateNKeysBetween(null, null, songIds.length)
  await db.trackChanges.add(
    songIds.map((songId, index) => ({ playlistId: id, songId, position: keys[index] ?? '' })),
  )
  await db.playlistTotals.recount({ userId, id })
  return id
}

/** An upload of this user's, without its file. */
export async function anUpload(userId: string, song: SomeSong): Promise<string> {
  const added = newSong(song, 'upload')
  await db.transaction((tx) => writeSongs(tx, [added], { userId }))
  return added.id
}

function newSong(song: SomeSong, origin: SongSource): LibrarySong {
  const values = fieldsOfTrack(trackOf(song), 'table')
  const added = new SongIndex([], origin).add({ values, sources: 'table' })
  return { ...added, recordingKey: `test:${added.id}` }
}

function trackOf({
  title,
  artists = ['Somebody'],
  album = null,
  durationMs = 180_000,
  genres = [],
}: SomeSong): ParsedTrack {
  const albumArtists = artists.slice(0, 1)
  const event = trackEvent({ line: 1, title, artists, album, albumArtists, durationMs, genres })
  if (event.type !== 'track') throw new Error('A song needs a title.')
  return event.track
}
