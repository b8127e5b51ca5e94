import { resolve } from 'node:path'
import { sql } from 'drizzle-orm'
import { log } from '@/lib/observability/log'
import { withDedicatedConnection } from './dedicated-connection'
import { libraryStep } from './library-step'
import { applyMigrations, type DataStep } from './migration-runner'
import { ensurePlayPartitions } from './play-partitions'
import type { Database, PostgresConnection } from './postgres'
import { type BackupOptions, backUpBeforeUpgrade } from './upgrade-backup'
import { restoreBackup } from './upgrade-restore'

const MIGRATION_LOCK_KEY = 7_423_551
const MIGRATIONS = resolve('db/migrations')

/** Applies the missing migrations of this release without a backup. */
export const applyReleaseMigrations = (database: Database): Promise<void> =>
  applyMigrations(database, { folder: MIGRATIONS, steps: [libraryStep] })

/**
 * Applies missing migrations, after a backup if they change data. If several processes start at
 * once, one of them does and others wait.
 * @throws UpgradeError if there is no backup, or the data cannot be upgraded; the backup is restored
 */
export async function migrate(
  connection: PostgresConnection,
  backup: BackupOptions,
  steps: readonly DataStep[] = [libraryStep],
): Promise<void> {
  const apply = (database: Database) =>
    applyMigrations(database, {
      folder: MIGRATIONS,
      steps,
      beforeSteps: async () => {
        const place = await backUpBeforeUpgrade(connection, backup)
        log().info({ backup: place ?? null }, 'upgrading the database')
        return place
      },
      onIncomplete: (loss) =>
        restoreBackup(connection, { dataDir: backup.dataDir, database }, loss),
    })
  if (connection.kind === 'embedded') await apply(connection.drizzle)
  else await migrateServer(connection.url, apply)
  await ensurePlayPartitions(connection.drizzle)
}

// On a separate connection, without the timeouts of the pool: an index can take minutes.
const migrateServer = (url: string, apply: (database: Database) => Promise<void>): Promise<void> =>
  withDedicatedConnection(url, async (database) => {
    await database.execute(sql`select pg_advisory_lock(${MIGRATION_LOCK_KEY})`)
    await apply(database)
    await database.execute(sql`select pg_advisory_unlock(${MIGRATION_LOCK_KEY})`)
  })
