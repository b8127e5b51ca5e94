import { and, eq, sql } from 'drizzle-orm'
import type { Database } from '../postgres'
import { videoChoices } from '../schema/videos'

/** The videos that users chose for songs. */
export const videoChoiceRepository = (db: Database) => ({
  /** Sets choices for the user's songs, each once; their refusals of these videos are removed. */
  async setMany(userId: string, rows: { songId: string; videoId: string }[]): Promise<void> {
    if (rows.length === 0) return
    const values = sql.join(
      rows.map((row) => sql`(${row.songId}::uuid, ${row.videoId}::text)`),
      sql`, `,
    )
    await db.execute(sql`with chosen (song_id, video_id) as (values ${values}),
      accepted as (delete from video_refusals r using chosen c
        where r.user_id = ${userId} and r.song_id = c.song_id and r.video_id = c.video_id)
      insert into video_choices (user_id, song_id, video_id)
      select ${userId}::uuid, c.song_id, c.video_id
      from chosen c join songs s on s.id = c.song_id and s.user_id = ${userId}
      on conflict (user_id, song_id) do update set video_id = excluded.video_id, chosen_at = now()`)
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
