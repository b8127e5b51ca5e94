import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Database } from '../postgres'
import { songArtists, songSources, songs } from '../schema/songs'
import type { Candidate } from './catalogue'
import { addCredits, type SongCredits } from './song-credits'
import { uniqueBy } from './unique-by'

type NewSong = typeof songs.$inferInsert & SongCredits

/** The columns that `overwrite` replaces. Not genres: Spotify names none for a song. */
const OVERWRITTEN_COLUMNS = [
  'title',
  'albumId',
  'durationMs',
  'isrc',
  'explicit',
  'releaseYear',
  'source',
  'search',
  'sortArtist',
  'sortTitle',
] as const

/** Writes songs of the catalogue. */
export const catalogueSongRepository = (db: Database) => ({
  async add(rows: NewSong[]): Promise<void> {
    if (rows.length === 0) return
    await db.insert(songs).values(rows.map(({ artistIds: _ids, ...song }) => song))
    await addCredits(db, rows)
  },

  /** Replaces everything but the genres of songs that exist. */
  async overwrite(rows: NewSong[]): Promise<void> {
    if (rows.length === 0) return
    const ids = rows.map(({ id }) => id)
    // Every row exists: the upsert updates many rows at once with the columns' own types.
    await db
      .insert(songs)
      .values(rows.map(({ artistIds: _ids, ...song }) => song))
      .onConflictDoUpdate({
        target: songs.id,
        set: Object.fromEntries(
          OVERWRITTEN_COLUMNS.map((name) => [
            name,
            sql`excluded.${sql.identifier(songs[name].name)}`,
          ]),
        ),
      })
    await db.delete(songArtists).where(inArray(songArtists.songId, ids))
    await addCredits(db, rows)
    await db
      .delete(songSources)
      .where(and(inArray(songSources.songId, ids), eq(songSources.source, 'spotify')))
    await db.execute(sql`insert into search_words (word, uses)
      select u.word, count(*) from songs s, unnest(tsvector_to_array(s.search)) as u(word)
      where s.id in ${ids} group by u.word order by u.word on conflict do nothing`)
  },

  /** Removes the ISRC of songs, so that another song can have it: it is unique. */
  async clearIsrcs(ids: string[]): Promise<void> {
    if (ids.length > 0) await db.update(songs).set({ isrc: null }).where(inArray(songs.id, ids))
  },

  /** Sets the length and ISRC of songs that have none. */
  async fillMissing(rows: Pick<Candidate, 'songId' | 'durationMs' | 'isrc'>[]): Promise<void> {
    if (rows.length === 0) return
    const values = sql.join(
      uniqueBy(rows, (row) => row.songId).map(
        (row) => sql`(${row.songId}::uuid, ${row.durationMs}::int, ${row.isrc}::text)`,
      ),
      sql`, `,
    )
    await db.execute(
      sql`update songs s set duration_ms = coalesce(s.duration_ms, v.duration_ms),
            isrc = coalesce(s.isrc, v.isrc)
          from (values ${values}) as v(id, duration_ms, isrc) where s.id = v.id`,
    )
  },
})
