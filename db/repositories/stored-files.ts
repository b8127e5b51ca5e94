import { and, eq, gt, inArray, isNotNull, or } from 'drizzle-orm'
import type { Database } from '../postgres'
import { audioFiles } from '../schema/audio-files'
import { songs } from '../schema/songs'

/** The objects of a song in the storage; null for those it does not have. */
export type StoredFile = { songId: string; storageKey: string | null; coverHash: string | null }

/** The files of all users, as the storage refers to them. */
export const storedFileRepository = (db: Database) => ({
  /** The audio and covers of users, for their deletion. */
  async listOf(userIds: string[]): Promise<StoredFile[]> {
    if (userIds.length === 0) return []
    return db
      .select({
        songId: songs.id,
        storageKey: audioFiles.storageKey,
        coverHash: songs.coverHash,
      })
      .from(songs)
      .leftJoin(audioFiles, eq(audioFiles.songId, songs.id))
      .where(
        and(
          inArray(songs.userId, userIds),
          or(isNotNull(audioFiles.storageKey), isNotNull(songs.coverHash)),
        ),
      )
  },

  /** Those of the storage keys that belong to a file. */
  async findKnownKeys(keys: string[]): Promise<Set<string>> {
    if (keys.length === 0) return new Set()
    const rows = await db
      .select({ key: audioFiles.storageKey })
      .from(audioFiles)
      .where(inArray(audioFiles.storageKey, keys))
    return new Set(rows.map((row) => row.key))
  },

  /** A page of the files of all users in the order of their song ids, starting after `after`. */
  async listPage(after: string | undefined, limit: number) {
    return db
      .select({ songId: audioFiles.songId, storageKey: audioFiles.storageKey })
      .from(audioFiles)
      .where(after ? gt(audioFiles.songId, after) : undefined)
      .orderBy(audioFiles.songId)
      .limit(limit)
  },
})
