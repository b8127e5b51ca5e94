import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Database } from '../postgres'
import { rowsOf } from '../rows'
import { songs } from '../schema/songs'
import { isOwn, type SongRow, songColumns } from './song-columns'

export type DuplicateGroup = { recordingKey: string; hasOneIsrc: boolean; songIds: string[] }

/** The maximum number of songs of a group. */
const MAX_SONGS = 50

/** Songs of a library that are one recording. */
export const duplicateRepository = (db: Database) => ({
  /** A page of groups after a recording, and one more if there is a next page. */
  async list(
    userId: string,
    { limit, after }: { limit: number; after?: string },
  ): Promise<DuplicateGroup[]> {
    const isAfter = after === undefined ? sql`` : sql`and recording_key > ${after}`
    return rowsOf<DuplicateGroup>(
      db,
      sql`select recording_key as "recordingKey",
          count(isrc) = count(*) and count(distinct isrc) = 1 as "hasOneIsrc",
          (array_agg(id order by id))[1:${sql.raw(String(MAX_SONGS))}] as "songIds"
        from songs where user_id = ${userId} and removed_at is null ${isAfter}
        group by recording_key having count(*) > 1 order by recording_key limit ${limit + 1}`,
    )
  },

  async findSongs(userId: string, ids: string[]): Promise<SongRow[]> {
    if (ids.length === 0) return []
    return db
      .select(songColumns(userId))
      .from(songs)
      .where(and(eq(songs.userId, userId), inArray(songs.id, ids), isOwn(userId)))
  },
})
