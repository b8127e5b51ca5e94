import { getTableColumns, sql } from 'drizzle-orm'
import type { Database } from '../postgres'
import { songArtists } from '../schema/song-keys'
import { type SONG_SOURCES, songs } from '../schema/songs'

export type SongSource = (typeof SONG_SOURCES)[number]
/** A row of songs; its `artists` become rows of their own, the main one first. */
export type SongRowInput = typeof songs.$inferInsert & {
  id: string
  artists: { id: string; name: string }[]
}

const CHUNK = 500

/** The columns that an import or an edit never changes. */
const KEPT_COLUMNS: readonly string[] = [
  ...['id', 'userId', 'createdAt', 'removedAt', 'likedAt', 'coverHash', 'audioHash'],
  ...['youtubeId', 'pieceId', 'album', 'features', 'bpm', 'artists'],
]

/** Writes songs of a library. */
export const librarySongRepository = (db: Database) => ({
  async add(rows: SongRowInput[]): Promise<void> {
    for (let from = 0; from < rows.length; from += CHUNK) {
      const chunk = rows.slice(from, from + CHUNK)
      await db.insert(songs).values(chunk)
      await addArtists(db, chunk)
    }
  },

  /** Replaces the fields of songs that exist, all of one user. */
  async update(rows: SongRowInput[]): Promise<void> {
    for (let from = 0; from < rows.length; from += CHUNK) {
      const chunk = rows.slice(from, from + CHUNK)
      // Every row exists: an upsert updates many rows at once with the types of the columns.
      await db
        .insert(songs)
        .values(chunk)
        .onConflictDoUpdate({
          target: songs.id,
          set: changedColumns,
          setWhere: sql`${songs.userId} = excluded.user_id`,
        })
      await replaceArtists(db, chunk)
    }
  },
})

const changedColumns = Object.fromEntries(
  Object.entries(getTableColumns(songs))
    .filter(([name]) => !KEPT_COLUMNS.includes(name))
    .map(([name, column]) => [name, sql`excluded.${sql.identifier(column.name)}`]),
)

async function replaceArtists(db: Database, rows: SongRowInput[]): Promise<void> {
  const credits = creditsOf(rows)
  if (credits.length > 0) {
    await db
      .insert(songArtists)
      .values(credits)
      .onConflictDoUpdate({
        target: [songArtists.songId, songArtists.place],
        set: { artistId: sql`excluded.artist_id` },
        // A trigger copies the artists of each row that is written.
        setWhere: sql`${songArtists.artistId} <> excluded.artist_id`,
      })
  }
  const counts = rows.map(({ id, artists }) => [id, artists.length])
  await db.execute(sql`delete from song_artists sa
    using jsonb_array_elements(${JSON.stringify(counts)}::jsonb) c
    where sa.song_id = (c->>0)::uuid and sa.place >= (c->>1)::int`)
}

async function addArtists(db: Database, rows: SongRowInput[]): Promise<void> {
  const credits = creditsOf(rows)
  if (credits.length > 0) await db.insert(songArtists).values(credits)
}

const creditsOf = (rows: SongRowInput[]) =>
  rows.flatMap(({ id, userId, artists }) =>
    artists.map((artist, place) => ({ userId, songId: id, artistId: artist.id, place })),
  )
