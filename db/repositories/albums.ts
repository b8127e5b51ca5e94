import { sql } from 'drizzle-orm'
import type { Database } from '../postgres'
import { albums } from '../schema/songs'
import type { SongSource } from './catalogue'
import { uniqueBy } from './unique-by'

export const albumRepository = (db: Database) => ({
  /**
   * Adds the albums that are missing, and covers to albums without one; returns the ids of all by
   * match key. Values from Spotify replace those of other sources; the first ones from Spotify are
   * kept.
   */
  async ensure(
    rows: (typeof albums.$inferInsert)[],
    source: SongSource,
  ): Promise<Map<string, string>> {
    if (rows.length === 0) return new Map()
    const isReplaced =
      source === 'spotify'
        ? sql`not exists (select 1 from songs s where s.album_id = ${albums.id} and s.source = 'spotify')`
        : sql`false`
    const found = await db
      .insert(albums)
      .values(uniqueBy(rows, (row) => row.matchKey))
      .onConflictDoUpdate({
        target: albums.matchKey,
        set: {
          title: sql`case when ${isReplaced} then excluded.title else ${albums.title} end`,
          coverUrl: sql`case when ${isReplaced} then coalesce(excluded.cover_url, ${albums.coverUrl})
            else coalesce(${albums.coverUrl}, excluded.cover_url) end`,
          releaseYear: sql`case when ${isReplaced} then coalesce(excluded.release_year, ${albums.releaseYear})
            else ${albums.releaseYear} end`,
        },
      })
      .returning({ id: albums.id, matchKey: albums.matchKey })
    return new Map(found.map((row) => [row.matchKey, row.id]))
  },
})
