import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Database } from '../postgres'
import { artists } from '../schema/artists-albums'

export type ArtistRow = typeof artists.$inferSelect

/** The artists of a user's library. */
export const artistRepository = (db: Database) => ({
  async findByKeys(userId: string, matchKeys: string[]): Promise<ArtistRow[]> {
    if (matchKeys.length === 0) return []
    return db
      .select()
      .from(artists)
      .where(and(eq(artists.userId, userId), inArray(artists.matchKey, matchKeys)))
  },

  async add(rows: (typeof artists.$inferInsert)[]): Promise<ArtistRow[]> {
    return rows.length === 0 ? [] : db.insert(artists).values(rows).returning()
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
          mbId: sql`excluded.mb_id`,
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
