import { sql } from 'drizzle-orm'
import type { Database } from '../postgres'
import { rowsOf } from '../rows'
import { toUuids } from './uuid-arrays'

const CHUNK_ROWS = 1_000

/** Any number of likes, as imports add and undo them. */
export const importedLikeRepository = (db: Database) => ({
  /**
   * Likes the recordings of songs at the given times; null means now. Returns the songs whose
   * recordings were not liked before.
   */
  async add(userId: string, rows: { songId: string; addedAt: string | null }[]): Promise<string[]> {
    const liked: string[] = []
    for (let from = 0; from < rows.length; from += CHUNK_ROWS) {
      const values = JSON.stringify(rows.slice(from, from + CHUNK_ROWS))
      const added = await rowsOf<{ id: string }>(
        db,
        sql`insert into liked_songs (user_id, recording_key, song_id, liked_at)
            select s.user_id, s.recording_key, s.id, coalesce(v."addedAt", now())
            from jsonb_to_recordset(${values}::jsonb) as v("songId" uuid, "addedAt" timestamptz)
            join songs s on s.id = v."songId" and s.user_id = ${userId}
            on conflict do nothing
            returning song_id as id`,
      )
      liked.push(...added.map(({ id }) => id))
    }
    return liked
  },

  /** Unlikes the recordings of songs. */
  async remove(userId: string, songIds: string[]): Promise<void> {
    await db.execute(sql`delete from liked_songs l using songs s
      where s.id = any(${toUuids(songIds)}) and s.user_id = ${userId}
        and l.user_id = s.user_id and l.recording_key = s.recording_key`)
  },
})
