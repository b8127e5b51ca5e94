import { and, inArray, sql } from 'drizzle-orm'
import type { Database } from '../postgres'
import { rowsOf } from '../rows'
import { songs } from '../schema/songs'
import { isOwn, type SongRow, songColumns } from './song-columns'

export type DuplicateGroup = { recordingKey: string; hasOneIsrc: boolean; songIds: string[] }

/** The maximum number of songs of a group. */
const MAX_SONGS = 50

/** Songs of a library that are one recording. */
export const duplicateRepository = (db: Database) => ({
  /**
   * A page of groups after a recording, and one more if there is a next page. Recordings are counted in
   * an index alone; the songs of those on the page are read.
   */
  async list(
    userId: string,
    { limit, after }: { limit: number; after?: string },
  ): Promise<DuplicateGroup[]> {
    const isAfter = after === undefined ? sql`` : sql`and recording_key > ${after}`
    return rowsOf<DuplicateGroup>(
      db,
      sql`select g.recording_key as "recordingKey", d.*
        from (select recording_key from songs
          where user_id = ${userId} and removed_at is null ${isAfter}
          group by recording_key having count(*) > 1
          order by recording_key limit ${limit + 1}) g
        cross join lateral (
          select count(isrc) = count(*) and count(distinct isrc) = 1 as "hasOneIsrc",
            (array_agg(id order by id))[1:${sql.raw(String(MAX_SONGS))}] as "songIds"
          from songs
          where user_id = ${userId} and recording_key = g.recording_key and removed_at is null) d
        order by g.recording_key`,
    )
  },

  async findSongs(userId: string, ids: string[]): Promise<SongRow[]> {
    if (ids.length === 0) return []
    return db
      .select(songColumns(userId))
      .from(songs)
      .where(and(inArray(songs.id, ids), isOwn(userId)))
  },
})
