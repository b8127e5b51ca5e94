import { sql } from 'drizzle-orm'
import type { Database } from '../postgres'
import { rowsOf } from '../rows'

/** After these days an event is deleted, by the function and the trigger of the migration that adds seals. */
export const AUDIT_KEPT_DAYS = 730
/** After these days the address and the device of an event are deleted. */
export const AUDIT_ORIGIN_KEPT_DAYS = 90
const MAX_DELETED_ROWS = 5_000

export const auditRetentionRepository = (db: Database) => ({
  /** Deletes the addresses and clients of events of more than 90 days ago. Returns the number of rows. */
  async deleteOrigins(): Promise<number> {
    for (let total = 0; ; ) {
      const deleted = await rowsOf(
        db,
        sql`delete from audit_origins where audit_id in (
              select audit_id from audit_origins
              where created_at < now() - ${AUDIT_ORIGIN_KEPT_DAYS} * interval '1 day'
              limit ${MAX_DELETED_ROWS}) returning 1`,
      )
      total += deleted.length
      if (deleted.length < MAX_DELETED_ROWS) return total
    }
  },

  /**
   * Deletes the oldest batch whose events are all more than two years old. Returns the number of
   * events, 0 if there is no such batch.
   */
  async deleteOldestBatch(): Promise<number> {
    const [row] = await rowsOf<{ count: number }>(
      db,
      sql`select delete_expired_audit_batch() as count`,
    )
    return row?.count ?? 0
  },
})
