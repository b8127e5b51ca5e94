import { sql } from 'drizzle-orm'
import type { Database } from '../postgres'
import { rowsOf } from '../rows'

/** Songs that left a user's library within the last day, see `isVisibleTo`. */
export const formerSongRepository = (db: Database) => ({
  /** Removes at most `limit` rows older than a day; returns how many. */
  async removeExpired(limit: number): Promise<number> {
    const removed = await rowsOf(
      db,
      sql`delete from former_songs where (user_id, song_id) in (
            select user_id, song_id from former_songs
            where left_at < now() - interval '1 day'
            order by left_at limit ${limit} for update skip locked)
          returning song_id`,
    )
    return removed.length
  },
})
