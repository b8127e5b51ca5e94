import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Database } from '../postgres'
import { albums } from '../schema/artists-albums'

export type AlbumRow = typeof albums.$inferSelect

/** The albums of a user's library. */
export const albumRepository = (db: Database) => ({
  async findByKeys(userId: string, matchKeys: string[]): Promise<AlbumRow[]> {
    if (matchKeys.length === 0) return []
    return db
      .select()
      .from(albums)
      .where(and(eq(albums.userId, userId), inArray(albums.matchKey, matchKeys)))
  },

  async add(rows: (typeof albums.$inferInsert)[]): Promise<AlbumRow[]> {
    return rows.length === 0 ? [] : db.insert(albums).values(rows).returning()
  },

  /** Replaces the details of albums that exist. */
  async update(rows: AlbumRow[]): Promise<void> {
    if (rows.length === 0) return
    await db
      .insert(albums)
      .values(rows)
      .onConflictDoUpdate({
        target: albums.id,
        set: {
          title: sql`excluded.title`,
          sortTitle: sql`excluded.sort_title`,
          albumArtist: sql`excluded.album_artist`,
          isCompilation: sql`excluded.is_compilation`,
          releaseYear: sql`excluded.release_year`,
          releaseDate: sql`excluded.release_date`,
          coverUrl: sql`excluded.cover_url`,
          mbId: sql`excluded.mb_id`,
          fieldSources: sql`excluded.field_sources`,
        },
        setWhere: sql`${albums.userId} = excluded.user_id`,
      })
  },

  /** Removes those of the albums that no song is on any more. */
  async removeUnused(userId: string, ids: string[]): Promise<void> {
    if (ids.length === 0) return
    await db
      .delete(albums)
      .where(
        and(
          eq(albums.userId, userId),
          inArray(albums.id, ids),
          sql`not exists (select from songs s where s.album_id = ${albums.id})`,
        ),
      )
  },
})
