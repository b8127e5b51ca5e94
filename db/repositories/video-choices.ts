import { and, eq, sql } from 'drizzle-orm'
import type { Database } from '../postgres'
import { videoChoices } from '../schema/videos'

/** The videos that users chose for songs. */
export const videoChoiceRepository = (db: Database) => ({
  /** Sets the user's choice for a song, replacing an earlier one. */
  async set(userId: string, songId: string, videoId: string): Promise<void> {
    await db
      .insert(videoChoices)
      .values({ userId, songId, videoId })
      .onConflictDoUpdate({
        target: [videoChoices.userId, videoChoices.songId],
        set: { videoId, chosenAt: sql`now()` },
      })
  },

  /** Adds choices for songs without one, except the video that a song was imported from. */
  async addMissing(userId: string, rows: { songId: string; videoId: string }[]): Promise<void> {
    if (rows.length === 0) return
    const values = rows.map((row) => sql`(${row.songId}::uuid, ${row.videoId}::text)`)
    await db.execute(sql`insert into video_choices (user_id, song_id, video_id)
      select ${userId}::uuid, v.song_id, v.video_id
      from (values ${sql.join(values, sql`, `)}) as v(song_id, video_id)
      join songs s on s.id = v.song_id
      where s.user_id = ${userId} and s.youtube_id is distinct from v.video_id on conflict do nothing`)
  },

  async remove(userId: string, songId: string): Promise<void> {
    await db
      .delete(videoChoices)
      .where(and(eq(videoChoices.userId, userId), eq(videoChoices.songId, songId)))
  },
})
