import { type SQL, sql } from 'drizzle-orm'
import type { Database } from '../postgres'
import { rowsOf } from '../rows'
import { isOpenImport } from './imports'

/** Things of which a user may have a limited number. */
export type LimitedResource = 'playlists' | 'likes' | 'imports' | 'tokens'

const ROWS: Record<LimitedResource, (userId: string) => SQL> = {
  playlists: (userId) => sql`playlists where user_id = ${userId}`,
  likes: (userId) => sql`liked_songs where user_id = ${userId}`,
  imports: (userId) => sql`imports where user_id = ${userId} and ${isOpenImport}`,
  tokens: (userId) => sql`api_tokens where user_id = ${userId}`,
}

export const userLimitRepository = (db: Database) => ({
  /** Makes other transactions that count the same things of the user wait until this one ends. */
  async lock(userId: string, resource: LimitedResource): Promise<void> {
    const key = `limit:${resource}:${userId}`
    await db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`)
  },

  /** Counts the rows of a user, up to `max`. */
  async countUpTo(max: number, userId: string, resource: LimitedResource): Promise<number> {
    const [row] = await rowsOf<{ count: number }>(
      db,
      sql`select count(*)::int as count from (select 1 from ${ROWS[resource](userId)} limit ${max}) r`,
    )
    return row?.count ?? 0
  },
})
