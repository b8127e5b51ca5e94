import { sql } from 'drizzle-orm'
import type { Database } from '../postgres'
import { rowsOf } from '../rows'
import { songSources } from '../schema/song-keys'
import { uniqueBy } from './unique-by'

type SourceRow = typeof songSources.$inferInsert

/** Ids of a user's songs in other services. */
export const songSourceRepository = (db: Database) => ({
  /** The user's songs by their ids in a service; ids that are not known are left out. */
  async findSongIds(
    userId: string,
    source: SourceRow['source'],
    externalIds: string[],
  ): Promise<Map<string, string>> {
    if (externalIds.length === 0) return new Map()
    const rows = await rowsOf<{ externalId: string; songId: string }>(
      db,
      sql`select external_id as "externalId", song_id as "songId" from song_sources
          where user_id = ${userId} and source = ${source} and external_id in ${externalIds}`,
    )
    return new Map(rows.map((row) => [row.externalId, row.songId]))
  },

  /** Adds ids; those that belong to a song already keep it. */
  async add(rows: SourceRow[]): Promise<void> {
    if (rows.length > 0) await db.insert(songSources).values(rows).onConflictDoNothing()
  },

  /** Adds ids; those that belong to another song move to the given one. */
  async upsert(rows: SourceRow[]): Promise<void> {
    if (rows.length === 0) return
    await db
      .insert(songSources)
      .values(uniqueBy(rows, (row) => row.externalId))
      .onConflictDoUpdate({
        target: [songSources.userId, songSources.source, songSources.externalId],
        set: { songId: sql`excluded.song_id` },
        setWhere: sql`${songSources.songId} <> excluded.song_id`,
      })
  },
})
