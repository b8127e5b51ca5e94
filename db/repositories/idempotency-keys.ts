import { and, eq, sql } from 'drizzle-orm'
import type { Database } from '../postgres'
import { rowsOf } from '../rows'
import { idempotencyKeys } from '../schema/idempotency'

type Key = { userId: string; operation: string; key: string }
type Claim = Key & {
  /** A digest of the request. */
  fingerprint: string
}
type StoredResponse = { status: number; headers: Record<string, string>; body: string | null }

const isFresh = sql`${idempotencyKeys.createdAt} > now() - interval '24 hours'`

const isKey = ({ userId, operation, key }: Key) =>
  and(
    eq(idempotencyKeys.userId, userId),
    eq(idempotencyKeys.operation, operation),
    eq(idempotencyKeys.key, key),
  )

export const idempotencyKeyRepository = (db: Database) => ({
  /** The response stored under a key within 24 hours, and the digest of its request. */
  async find(key: Key): Promise<(StoredResponse & { fingerprint: string }) | undefined> {
    const [row] = await db
      .select()
      .from(idempotencyKeys)
      .where(and(isKey(key), isFresh))
    if (!row || row.status === null) return undefined
    const { fingerprint, status, headers, body } = row
    return { fingerprint, status, headers: headers ?? {}, body }
  },

  /**
   * Claims a key for the running transaction; false if it is taken. Waits for a transaction that
   * is claiming the same key.
   */
  async claim(claim: Claim): Promise<boolean> {
    const { fingerprint } = claim
    const claimed = await db
      .insert(idempotencyKeys)
      .values(claim)
      .onConflictDoUpdate({
        target: [idempotencyKeys.userId, idempotencyKeys.operation, idempotencyKeys.key],
        set: { fingerprint, status: null, headers: null, body: null, createdAt: sql`now()` },
        setWhere: sql`not (${isFresh})`,
      })
      .returning({ key: idempotencyKeys.key })
    return claimed.length > 0
  },

  /** Stores the response under a claimed key. */
  async save(key: Key, response: StoredResponse): Promise<void> {
    await db.update(idempotencyKeys).set(response).where(isKey(key))
  },

  /** Removes up to `limit` keys older than 24 hours; returns their number. */
  async removeExpired(limit: number): Promise<number> {
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
