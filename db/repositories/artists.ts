import { and, eq, inArray, sql } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import { findByKeys } from '../find-by-keys'
import { insertRows } from '../insert-rows'
import type { Database } from '../postgres'
import { artists } from '../schema/artists-albums'

export type ArtistRow = Omit<typeof artists.$inferSelect, 'search'>

/** The artists of a user's library. */
export const artistRepository = (db: Database) => ({
  async findByKeys(userId: string, matchKeys: string[]): Promise<ArtistRow[]> {
    return findByKeys(db, artists, {
      column: artists.matchKey,
      keys: matchKeys,
      owned: eq(artists.userId, userId),
    })
  },

  /** Adds artists and returns them with their ids. */
  async add<Row extends typeof artists.$inferInsert>(
    rows: Row[],
  ): Promise<(Row & { id: string })[]> {
    const added = rows.map((row) => ({ ...row, id: uuidv7() }))
    await insertRows(db, artists, added)
    return added
  },

  /** Replaces the names of artists that exist. */
  async update(rows: ArtistRow[]): Promise<void> {
    if (rows.length === 0) return
    await db
      .insert(artists)
      .values(rows)
      .onConflictDoUpdate({
        target: artists.id,
        set: {
          name: sql`excluded.name`,
          sortName: sql`excluded.sort_name`,
          fieldSources: sql`excluded.field_sources`,
        },
        setWhere: sql`${artists.userId} = excluded.user_id`,
      })
  },

  /** Removes those of the artists that no song has any more. */
  async removeUnused(userId: string, ids: string[]): Promise<void> {
    if (ids.length === 0) return
    await db
      .delete(artists)
      .where(
        and(
          eq(artists.userId, userId),
          inArray(artists.id, ids),
          sql`not exists (select from song_artists sa where sa.artist_id = ${artists.id})`,
        ),
      )
  },
})
