import { and, eq, sql } from 'drizzle-orm'
import type { Database } from '../postgres'
import { videoRefusals } from '../schema/videos'

export type VideoRefusalReason = (typeof videoRefusals.$inferInsert)['reason']
type RefusalKey = { userId: string; songId: string; videoId: string }
type Refusal = RefusalKey & {
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

  async remove({ userId, songId, videoId }: RefusalKey): Promise<void> {
    await db
      .delete(videoRefusals)
      .where(
        and(
          eq(videoRefusals.userId, userId),
          eq(videoRefusals.songId, songId),
          eq(videoRefusals.videoId, videoId),
        ),
      )
  },
})
