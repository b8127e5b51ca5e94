import { sql } from 'drizzle-orm'
import { findByKeys } from '../find-by-keys'
import { insertRows } from '../insert-rows'
import type { Database } from '../postgres'
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
    const rows = await findByKeys(db, songSources, {
      column: songSources.externalId,
      keys: externalIds,
      owned: sql`${songSources.userId} = ${userId} and ${songSources.source} = ${source}`,
    })
    return new Map(rows.map((row) => [row.externalId, row.songId]))
  },

  /** Adds ids; those that belong to a song already keep it. */
  async add(rows: SourceRow[]): Promise<void> {
    if (rows.length > 0) await insertRows(db, songSources, rows, sql`on conflict do nothing`)
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
