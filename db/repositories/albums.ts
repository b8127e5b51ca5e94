import { and, eq, inArray, sql } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import { findByKeys } from '../find-by-keys'
import { insertRows } from '../insert-rows'
import type { Database } from '../postgres'
import { albums } from '../schema/artists-albums'

export type AlbumRow = Omit<typeof albums.$inferSelect, 'search'>

/** The albums of a user's library. */
export const albumRepository = (db: Database) => ({
  async findByKeys(userId: string, matchKeys: string[]): Promise<AlbumRow[]> {
    return findByKeys(db, albums, {
      column: albums.matchKey,
      keys: matchKeys,
      owned: eq(albums.userId, userId),
    })
  },

  /** Adds albums and returns them with their ids. */
  async add<Row extends typeof albums.$inferInsert>(
    rows: Row[],
  ): Promise<(Row & { id: string })[]> {
    const added = rows.map((row) => ({ ...row, id: uuidv7() }))
    await insertRows(db, albums, added)
    return added
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
