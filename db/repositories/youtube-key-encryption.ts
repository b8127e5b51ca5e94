import { and, asc, eq, gt, ne, sql } from 'drizzle-orm'
import type { Database } from '../postgres'
import { youtubeKeys } from '../schema/youtube-keys'

// An encrypted key begins with the id of the key that encrypts it and a dot.
const keyId = sql`split_part(${youtubeKeys.apiKey}, '.', 1)`

type SealedKey = { userId: string; apiKey: string }

/** Rotation of the keys that encrypt the YouTube API keys of users. */
export const youtubeKeyEncryptionRepository = (db: Database) => ({
  /** A page of YouTube keys encrypted by another key; `after` is a user id. */
  async listOutdated(currentKeyId: string, limit: number, after?: string): Promise<SealedKey[]> {
    return db
      .select({ userId: youtubeKeys.userId, apiKey: youtubeKeys.apiKey })
      .from(youtubeKeys)
      .where(
        and(
          ne(keyId, currentKeyId),
          after === undefined ? undefined : gt(youtubeKeys.userId, after),
        ),
      )
      .orderBy(asc(youtubeKeys.userId))
      .limit(limit)
  },

  /** Replaces an encrypted key; false if it changed in the meantime. */
  async replace({ userId, apiKey }: SealedKey, sealed: string): Promise<boolean> {
    const replaced = await db
      .update(youtubeKeys)
      .set({ apiKey: sealed })
      .where(and(eq(youtubeKeys.userId, userId), eq(youtubeKeys.apiKey, apiKey)))
      .returning({ userId: youtubeKeys.userId })
    return replaced.length > 0
  },
})
