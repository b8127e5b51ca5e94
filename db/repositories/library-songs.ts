import { getTableColumns, sql } from 'drizzle-orm'
import { insertRows } from '../insert-rows'
import type { Database } from '../postgres'
import { songArtists } from '../schema/song-keys'
import { type SONG_SOURCES, songs } from '../schema/songs'

export type SongSource = (typeof SONG_SOURCES)[number]
/** A row of songs; its `artists` become rows of their own, the main one first. */
export type SongRowInput = typeof songs.$inferInsert & {
  id: string
  artists: { id: string; name: string }[]
}

/** The columns that an import or an edit never changes. */
const KEPT_COLUMNS: readonly string[] = [
  ...['id', 'userId', 'createdAt', 'removedAt', 'likedAt', 'coverHash', 'audioHash'],
  ...['youtubeId', 'pieceId', 'album', 'features', 'bpm', 'artists'],
]

/** Writes songs of a library. */
export const librarySongRepository = (db: Database) => ({
  async add(rows: SongRowInput[]): Promise<void> {
    if (rows.length === 0) return
    await insertRows(db, songs, rows)
    await insertRows(db, songArtists, creditsOf(rows))
  },

  /** Replaces the fields of songs that exist, all of one user. */
  async update(rows: SongRowInput[]): Promise<void> {
    if (rows.length === 0) return
    // Every row exists: an upsert updates many rows at once with the types of the columns.
    await insertRows(
      db,
      songs,
      rows,
      sql`on conflict (id) do update set ${changedColumns} where songs.user_id = excluded.user_id`,
    )
    await replaceArtists(db, rows)
  },
})

const changedColumns = sql.join(
  Object.entries(getTableColumns(songs))
    .filter(([name]) => !KEPT_COLUMNS.includes(name))
    .map(([, { name }]) => sql`${sql.identifier(name)} = excluded.${sql.identifier(name)}`),
  sql`, `,
)

async function replaceArtists(db: Database, rows: SongRowInput[]): Promise<void> {
  // A trigger copies the artists of each row that is written.
  await insertRows(
    db,
    songArtists,
    creditsOf(rows),
    sql`on conflict (song_id, place) do update set artist_id = excluded.artist_id
      where song_artists.artist_id <> excluded.artist_id`,
  )
  const counts = rows.map(({ id, artists }) => [id, artists.length])
  await db.execute(sql`delete from song_artists sa
    using jsonb_array_elements(${JSON.stringify(counts)}::jsonb) c
    where sa.song_id = (c->>0)::uuid and sa.place >= (c->>1)::int`)
}

const creditsOf = (rows: SongRowInput[]) =>
  rows.flatMap(({ id, userId, artists }) =>
    artists.map((artist, place) => ({ userId, songId: id, artistId: artist.id, place })),
  )
