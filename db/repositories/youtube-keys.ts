import { and, eq, sql } from 'drizzle-orm'
import type { Database } from '../postgres'
import { rowsOf } from '../rows'
import { youtubeKeys } from '../schema/youtube-keys'

export type YoutubeKeyRow = typeof youtubeKeys.$inferSelect
/** A key of a user. A key that was replaced since is not found by its id. */
export type YoutubeKeyId = Pick<YoutubeKeyRow, 'id' | 'userId'>

const isKey = ({ id, userId }: YoutubeKeyId) =>
  and(eq(youtubeKeys.id, id), eq(youtubeKeys.userId, userId))

/** The YouTube API keys of users, encrypted. */
export const youtubeKeyRepository = (db: Database) => ({
  async find(userId: string): Promise<YoutubeKeyRow | undefined> {
    const [row] = await db.select().from(youtubeKeys).where(eq(youtubeKeys.userId, userId))
    return row
  },

  /** Stores the key of a user; another one is replaced, with its count of searches. */
  async put(userId: string, apiKey: string): Promise<YoutubeKeyRow> {
    const [row] = await db
      .insert(youtubeKeys)
      .values({ userId, apiKey })
      .onConflictDoUpdate({
        target: youtubeKeys.userId,
        set: {
          id: sql`excluded.id`,
          apiKey,
          brokenReason: null,
          searchDay: null,
          searchesUsed: 0,
          createdAt: sql`now()`,
        },
      })
      .returning()
    if (!row) throw new Error('An insert returns its row.')
    return row
  },

  /** Removes the key of a user; false if there is none. */
  async remove(userId: string): Promise<boolean> {
    const removed = await db
      .delete(youtubeKeys)
      .where(eq(youtubeKeys.userId, userId))
      .returning({ id: youtubeKeys.id })
    return removed.length > 0
  },

  /** Stores why a key no longer works, or null if it works again; undefined if it was replaced. */
  async setBroken(
    key: YoutubeKeyId,
    brokenReason: YoutubeKeyRow['brokenReason'],
  ): Promise<YoutubeKeyRow | undefined> {
    const [row] = await db.update(youtubeKeys).set({ brokenReason }).where(isKey(key)).returning()
    return row
  },

  /** Counts one search of a day; false if `max` are used. Exact under concurrent calls. */
  async spendQuota({ id, userId }: YoutubeKeyId, day: string, max: number): Promise<boolean> {
    const rows = await rowsOf(
      db,
      sql`update youtube_keys set search_day = ${day}::date,
          searches_used = case when search_day = ${day}::date then searches_used else 0 end + 1
        where id = ${id} and user_id = ${userId}
          and (search_day is distinct from ${day}::date or searches_used < ${max})
        returning id`,
    )
    return rows.length > 0
  },

  /** The number of searches counted on a day. */
  async getSpentQuota(userId: string, day: string): Promise<number> {
    const [row] = await db
      .select({ used: youtubeKeys.searchesUsed })
      .from(youtubeKeys)
      .where(and(eq(youtubeKeys.userId, userId), eq(youtubeKeys.searchDay, day)))
    return row?.used ?? 0
  },

  /** Sets a day's count to `max`: YouTube reported the quota of the key as used up. */
  async exhaustQuota(key: YoutubeKeyId, day: string, max: number): Promise<void> {
    await db.update(youtubeKeys).set({ searchDay: day, searchesUsed: max }).where(isKey(key))
  },
})
