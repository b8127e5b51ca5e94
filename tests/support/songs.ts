import { generateNKeysBetween } from 'fractional-indexing'
import { uuidv7 } from 'uuidv7'
import { db } from '@/db'
import { songs } from '@/db/schema/songs'
import type { ParsedTrack } from '@/lib/importers/types'
import { addSongs } from '@/lib/services/library/add-songs'
import { sortAndSearch } from '@/lib/services/library/song-keys'

export type SomeSong = {
  title: string
  artists?: string[]
  album?: string | null
  durationMs?: number | null
  genres?: string[]
  youtubeId?: string | null
}

/** Puts songs into the shared catalogue; answers their ids in the same order. */
export async function someSongs(wanted: SomeSong[]): Promise<string[]> {
  const added = wanted.map((song) => ({ songId: uuidv7(), track: trackOf(song) }))
  await db.transaction(async (tx) => {
    for (const source of ['youtube', 'file'] as const) {
      const isOf = ({ track }: (typeof added)[number]) => (track.youtubeId ? 'youtube' : 'file')
      await addSongs(
        tx,
        source,
        added.filter((song) => isOf(song) === source),
      )
    }
  })
  return added.map(({ songId }) => songId)
}

/** The same songs in a playlist of the user. */
export async function heldSongs(userId: string, wanted: SomeSong[]): Promise<string[]> {
  const songIds = await someSongs(wanted)
  await aPlaylistOf(userId, songIds)
  return songIds
}

/** A playlist of the user with these songs; returns its id. */
export async function aPlaylistOf(userId: string, songIds: string[]): Promise<string> {
  const { id } = await db.playlists.create(userId, { name: 'Held' })
  const keys = generateNKeysBetween(null, null, songIds.length)
  await db.trackChanges.add(
    songIds.map((songId, index) => ({ playlistId: id, songId, position: keys[index] ?? '' })),
  )
  await db.playlistTotals.recount({ userId, id })
  return id
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

/** An upload of this user's. */
export async function anUpload(userId: string, song: SomeSong): Promise<string> {
  const { title, artists = ['Somebody'], album = null, genres = [], durationMs = 180_000 } = song
  const [row] = await db
    .describe()
    .postgres.drizzle.insert(songs)
    .values({
      ownerId: userId,
      title,
      durationMs,
      genres,
      source: 'upload',
      matchKey: title.toLowerCase(),
      ...sortAndSearch({ title, artists, album }),
    })
    .returning({ id: songs.id })
  return row!.id
}
