import { type SQL, sql } from 'drizzle-orm'
import type { Database } from '../postgres'
import { rowsOf } from '../rows'
import { idleSince } from './auth-sessions'

const KEPT_DAYS = 7
const MAX_DELETED_ROWS = 5_000
/** Until then, an ended session is listed in the export, and a reused token reveals a theft. */
const keptSince = sql`now() - ${KEPT_DAYS} * interval '1 day'`

export const endedSessionRepository = (db: Database) => ({
  /** Deletes sessions that ended a week ago, with their tokens. Returns their number. */
  deleteSessions: (): Promise<number> =>
    deleteInParts(db, {
      table: sql`auth_sessions`,
      key: sql`id`,
      condition: sql`revoked_at < ${keptSince} or expires_at < ${keptSince}
        or last_seen_at < ${idleSince} - ${KEPT_DAYS} * interval '1 day'`,
    }),

  /** Deletes refresh tokens of running sessions that were used or expired a week ago. */
  deleteTokens: (): Promise<number> =>
    deleteInParts(db, {
      table: sql`auth_tokens`,
      key: sql`token_hash`,
      condition: sql`used_at < ${keptSince} or expires_at < ${keptSince}`,
    }),
})

type Deletion = { table: SQL; key: SQL; condition: SQL }

async function deleteInParts(db: Database, { table, key, condition }: Deletion): Promise<number> {
  for (let total = 0; ; ) {
    const deleted = await rowsOf(
      db,
      sql`delete from ${table} where ${key} in (
            select ${key} from ${table} where ${condition} limit ${MAX_DELETED_ROWS}) returning 1`,
    )
    total += deleted.length
    if (deleted.length < MAX_DELETED_ROWS) return total
  }
}
