import 'server-only'
import { sql } from 'drizzle-orm'
import { withDedicatedConnection } from './dedicated-connection'
import type { PostgresConnection } from './postgres'
import { rowsOf } from './rows'

const BACKUP_LOCK_KEY = 7_423_553

// One per process: an embedded database belongs to one.
const shared = globalThis as { __riffleBackupRuns?: boolean }

/**
 * Runs `work` if no other backup of this database runs; returns undefined without running it
 * otherwise. The lock of a process that died is released by the server.
 */
export async function withBackupLock<Result>(
  connection: PostgresConnection,
  work: () => Promise<Result>,
): Promise<Result | undefined> {
  if (connection.kind === 'embedded') return runAlone(work)
  return withDedicatedConnection(connection.url, async (database) => {
    const [lock] = await rowsOf<{ isHeld: boolean }>(
      database,
      sql`select pg_try_advisory_lock(${BACKUP_LOCK_KEY}) as "isHeld"`,
    )
    return lock?.isHeld ? work() : undefined
  })
}

async function runAlone<Result>(work: () => Promise<Result>): Promise<Result | undefined> {
  if (shared.__riffleBackupRuns) return undefined
  shared.__riffleBackupRuns = true
  try {
    return await work()
  } finally {
    shared.__riffleBackupRuns = false
  }
}
