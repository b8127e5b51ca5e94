import { sql } from 'drizzle-orm'
import type { Database } from '../postgres'
import { videoRefusals } from '../schema/videos'

export type VideoRefusalReason = (typeof videoRefusals.$inferInsert)['reason']
type Refusal = {
  userId: string
  songId: string
  videoId: string
  reason: VideoRefusalReason
  /** ISO 3166-1 country of the listener; null if unknown. */
  region: string | null
}

/** Videos that users rejected for a song, or that failed to play for them. */
export const videoRefusalRepository = (db: Database) => ({
  /** Adds a refusal, or replaces the reason of an earlier one. */
  async upsert(refusal: Refusal): Promise<void> {
    const { reason, region } = refusal
    await db
      .insert(videoRefusals)
      .values(refusal)
      .onConflictDoUpdate({
        target: [videoRefusals.userId, videoRefusals.songId, videoRefusals.videoId],
        set: { reason, region, refusedAt: sql`now()` },
      })
  },

  /** Refuses a video of each of the user's songs as the wrong one; each video of a song at most once. */
  async addWrong(userId: string, rows: { songId: string; videoId: string }[]): Promise<void> {
    if (rows.length === 0) return
    const values = sql.join(
      rows.map((row) => sql`(${row.songId}::uuid, ${row.videoId}::text)`),
      sql`, `,
    )
    await db.execute(sql`with wrong (song_id, video_id) as (values ${values})
      insert into video_refusals (user_id, song_id, video_id, reason)
      select ${userId}::uuid, w.song_id, w.video_id, 'wrong_song'
      from wrong w join songs s on s.id = w.song_id and s.user_id = ${userId}
      on conflict (user_id, song_id, video_id) do update
        set reason = excluded.reason, region = null, refused_at = now()`)
  },
})
