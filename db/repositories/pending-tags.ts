import { and, count, desc, eq, isNull, lt, sql } from 'drizzle-orm'
import type { Database } from '../postgres'
import { audioFiles } from '../schema/audio-files'
import { songs } from '../schema/songs'

/** Attempts to read a file that takes too long, until a later version reads it. */
const MAX_ATTEMPTS = 5
const MIN_TAGS_VERSION = -1_000

/** A file whose tags were read by an older version. */
export type PendingTags = {
  songId: string
  userId: string
  storageKey: string
  fileName: string
  bytes: number
  tagsVersion: number
}

/** The files of all users whose tags are read again. */
export const pendingTagsRepository = (db: Database) => ({
  /**
   * Files of present songs with tags of an earlier version, after a file of the previous page. Those
   * with failed attempts are the last.
   */
  async list(
    version: number,
    limit: number,
    after?: Pick<PendingTags, 'tagsVersion' | 'songId'>,
  ): Promise<PendingTags[]> {
    const { songId, userId, storageKey, fileName, bytes, tagsVersion } = audioFiles
    return db
      .select({ songId, userId, storageKey, fileName, bytes, tagsVersion })
      .from(audioFiles)
      .innerJoin(songs, and(eq(songs.id, songId), isNull(songs.removedAt)))
      .where(
        and(
          lt(tagsVersion, version),
          after && sql`(${tagsVersion}, ${songId}) < (${after.tagsVersion}, ${after.songId})`,
        ),
      )
      .orderBy(desc(tagsVersion), desc(songId))
      .limit(limit)
  },

  async markRead(songId: string, version: number): Promise<void> {
    await db.update(audioFiles).set({ tagsVersion: version }).where(eq(audioFiles.songId, songId))
  },

  /**
   * Counts a failed attempt. If the file itself is the cause, it is marked as read after the fifth, so
   * that only a later version reads it again.
   */
  async markFailed(
    { songId, isCause }: { songId: string; isCause: boolean },
    version: number,
  ): Promise<void> {
    const { tagsVersion } = audioFiles
    await db
      .update(audioFiles)
      .set({
        tagsVersion: sql`case when ${isCause} and ${tagsVersion} <= ${1 - MAX_ATTEMPTS}
          then ${version} else greatest(least(${tagsVersion}, 0) - 1, ${MIN_TAGS_VERSION}) end`,
      })
      .where(and(eq(audioFiles.songId, songId), lt(tagsVersion, version)))
  },

  async count(version: number): Promise<number> {
    const [row] = await db
      .select({ count: count() })
      .from(audioFiles)
      .innerJoin(songs, and(eq(songs.id, audioFiles.songId), isNull(songs.removedAt)))
      .where(lt(audioFiles.tagsVersion, version))
    return row?.count ?? 0
  },
})
