import { and, eq, sql } from 'drizzle-orm'
import type { Database } from '../postgres'
import { rowsOf } from '../rows'
import { idempotencyKeys } from '../schema/idempotency'

type Key = { userId: string; operation: string; key: string }
type Claim = Key & { fingerprint: string }
type Answer = { status: number; headers: Record<string, string>; body: string | null }

const isFresh = sql`${idempotencyKeys.createdAt} > now() - interval '24 hours'`

const isKey = ({ userId, operation, key }: Key) =>
  and(
    eq(idempotencyKeys.userId, userId),
    eq(idempotencyKeys.operation, operation),
    eq(idempotencyKeys.key, key),
  )

export const idempotencyKeyRepository = (db: Database) => ({
  /** The first answer under a key of the last 24 hours, and to what it was given. */
  async find(key: Key): Promise<(Answer & { fingerprint: string }) | undefined> {
    const [row] = await db
      .select()
      .from(idempotencyKeys)
      .where(and(isKey(key), isFresh))
    if (!row || row.status === null) return undefined
    const { fingerprint, status, headers, body } = row
    return { fingerprint, status, headers: headers ?? {}, body }
  },

  /**
   * Takes a key for the running transaction; false where somebody has it. One who is taking it at
   * this moment is waited for.
   */
  async claim(claim: Claim): Promise<boolean> {
    const { fingerprint } = claim
    const taken = await db
      .insert(idempotencyKeys)
      .values(claim)
      .onConflictDoUpdate({
        target: [idempotencyKeys.userId, idempotencyKeys.operation, idempotencyKeys.key],
        set: { fingerprint, status: null, headers: null, body: null, createdAt: sql`now()` },
        setWhere: sql`not (${isFresh})`,
      })
      .returning({ key: idempotencyKeys.key })
    return taken.length > 0
  },

  /** Keeps the answer for as long as the key is good. */
  async keep(key: Key, answer: Answer): Promise<void> {
    await db.update(idempotencyKeys).set(answer).where(isKey(key))
  },

  /** Removes at most `limit` keys that have had their day; answers how many. */
  async removeOld(limit: number): Promise<number> {
    const removed = await rowsOf(
      db,
      sql`delete from idempotency_keys where (user_id, operation, key) in (
            select user_id, operation, key from idempotency_keys
            where created_at < now() - interval '24 hours'
            order by created_at limit ${limit} for update skip locked)
          returning key`,
    )
    return removed.length
  },
})
