import { resolve } from 'node:path'
import { sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import { log } from '@/lib/observability/log'
import { libraryStep } from './library-step'
import { applyMigrations } from './migration-runner'
import { ensurePlayPartitions } from './play-partitions'
import type { Database, PostgresConnection } from './postgres'
import { type BackupOptions, backUpBeforeUpgrade } from './upgrade-backup'

const MIGRATION_LOCK_KEY = 7_423_551

/** Applies the missing migrations of this release; `beforeSteps` runs before a change of data. */
export const applyReleaseMigrations = (
  database: Database,
  beforeSteps?: () => Promise<void>,
): Promise<void> =>
  applyMigrations(database, { folder: resolve('db/migrations'), steps: [libraryStep], beforeSteps })

/**
 * Applies missing migrations, after a backup if they change data. If several processes start at
 * once, one of them does and others wait.
 * @throws UpgradeError if there is no backup, or the data cannot be upgraded
 */
export async function migrate(
  connection: PostgresConnection,
  backup: BackupOptions,
): Promise<void> {
  const backUp = async () => {
    const place = await backUpBeforeUpgrade(connection, backup)
    log().info({ backup: place ?? null }, 'upgrading the database')
  }
  if (connection.kind === 'embedded') await applyReleaseMigrations(connection.drizzle, backUp)
  else await migrateServer(connection.url, backUp)
  await ensurePlayPartitions(connection.drizzle)
}

// On a separate connection, without the timeouts of the pool: an index can take minutes.
async function migrateServer(url: string, beforeSteps: () => Promise<void>): Promise<void> {
  const client = postgres(url, { max: 1, prepare: false, onnotice: () => {}, connect_timeout: 10 })
  try {
    const database = drizzle(client) as unknown as Database
    await database.execute(sql`select pg_advisory_lock(${MIGRATION_LOCK_KEY})`)
    await applyReleaseMigrations(database, beforeSteps)
    await database.execute(sql`select pg_advisory_unlock(${MIGRATION_LOCK_KEY})`)
  } finally {
    await client.end({ timeout: 5 })
  }
}
