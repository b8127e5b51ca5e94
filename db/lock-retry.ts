import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import { log } from '@/lib/observability/log'
import type { Database } from './postgres'
import { isLockTimeout } from './rows'
import { MigrationBlockedError } from './upgrade-error'

/** Statements of others queue behind a lock that is waited for: less than their own lock timeout. */
const MAX_LOCK_WAIT_MS = 1_000
/** Others run in the meantime. */
const RETRY_DELAY_MS = 1_000
const MAX_ATTEMPTS = 60

export type LockRetries = { maxAttempts?: number }

/**
 * Runs `work` in a transaction in which a lock is waited for at most 1 s, so that a change of the schema
 * holds up no other statement for longer. After a lock timeout it is rolled back and runs again, at most
 * 60 times in about two minutes.
 * @throws MigrationBlockedError
 */
export async function transactionWithLockRetries(
  database: Database,
  work: (tx: Database) => Promise<void>,
  { maxAttempts = MAX_ATTEMPTS }: LockRetries = {},
): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await database.transaction(async (tx) => {
        await tx.execute(sql.raw(`set local lock_timeout = ${MAX_LOCK_WAIT_MS}`))
        await work(tx)
      })
    } catch (error) {
      if (!isLockTimeout(error)) throw error
      if (attempt >= maxAttempts) throw new MigrationBlockedError({ cause: error })
      if (attempt === 1) log().warn({ maxAttempts }, 'a migration waits for locks')
      await pause(RETRY_DELAY_MS)
    }
  }
}
