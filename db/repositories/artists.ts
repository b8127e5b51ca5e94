import { sql } from 'drizzle-orm'
import type { Database } from '../postgres'
import { rowsOf } from '../rows'
import { artists } from '../schema/songs'
import type { SongSource } from './catalogue'
import { uniqueBy } from './unique-by'

export const artistRepository = (db: Database) => ({
  /**
   * Adds the artists that are missing and returns the ids of all by match key. A spelling from
   * Spotify replaces any other; the first one from Spotify is kept.
   */
  async ensure(
    rows: { name: string; matchKey: string }[],
    source: SongSource,
  ): Promise<Map<string, string>> {
    if (rows.length === 0) return new Map()
    const distinct = uniqueBy(rows, (row) => row.matchKey)
    const insert = db.insert(artists).values(distinct)
    if (source !== 'spotify') await insert.onConflictDoNothing()
    else {
      await insert.onConflictDoUpdate({
        target: artists.matchKey,
        set: { name: sql`excluded.name` },
        setWhere: sql`${artists.name} <> excluded.name and not exists (
          select 1 from song_artists sa join songs s on s.id = sa.song_id
          where sa.artist_id = ${artists.id} and s.source = 'spotify')`,
      })
    }
    const found = await rowsOf<{ id: string; matchKey: string }>(
      db,
      sql`select id, match_key as "matchKey" from artists
          where match_key in ${distinct.map((row) => row.matchKey)}`,
    )
    return new Map(found.map((row) => [row.matchKey, row.id]))
  },
})
