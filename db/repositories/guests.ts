import { sql } from 'drizzle-orm'
import type { Database } from '../postgres'
import { rowsOf } from '../rows'

const LOCK_KEY = 'guests'

export const guestRepository = (db: Database) => ({
  /** Makes other transactions that create guests wait until this one ends. */
  async lock(): Promise<void> {
    await db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${LOCK_KEY}, 0))`)
  },

  /** The number of guests, those included that expired and are not deleted yet. */
  async count(): Promise<number> {
    const [row] = await rowsOf<{ count: number }>(
      db,
      sql`select count(*)::int as count from users where guest_until is not null`,
    )
    return row?.count ?? 0
  },

  /**
   * Up to `limit` guests that were last seen more than `minIdleMinutes` ago, those idle longest first,
   * locked until the transaction ends. Skips guests that register now.
   */
  async lockIdlest(limit: number, minIdleMinutes: number): Promise<string[]> {
    const lastSeen = sql`coalesce(
      (select max(s.last_seen_at) from auth_sessions s where s.user_id = u.id), u.created_at)`
    const rows = await rowsOf<{ id: string }>(
      db,
      sql`select u.id from users u
        where u.guest_until is not null
          and ${lastSeen} < now() - make_interval(mins => ${minIdleMinutes})
        order by ${lastSeen}, u.id limit ${limit} for update of u skip locked`,
    )
    return rows.map(({ id }) => id)
  },

  /** The number of imports of the last 24 hours, and the seconds until the first of them is older. */
  async countDailyImports(userId: string): Promise<{ count: number; resetSeconds: number }> {
    const [row] = await rowsOf<{ count: number; resetSeconds: number }>(
      db,
      sql`select count(*)::int as count,
          coalesce(ceil(extract(epoch from min(created_at) + interval '1 day' - now())), 0)::int
            as "resetSeconds"
        from imports where user_id = ${userId} and created_at > now() - interval '1 day'`,
    )
    return row ?? { count: 0, resetSeconds: 0 }
  },

  /** Whether a user is a guest; false for an unknown user. */
  async isGuest(userId: string): Promise<boolean> {
    const rows = await rowsOf(
      db,
      sql`select id from users where id = ${userId} and guest_until is not null`,
    )
    return rows.length > 0
  },
})
