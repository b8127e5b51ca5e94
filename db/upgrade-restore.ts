import 'server-only'
import { rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { findBackup } from './library-upgrade/state'
import { EMBEDDED_FOLDER } from './pglite'
import type { Database, PostgresConnection } from './postgres'
import { databaseName, runPostgresProgram } from './postgres-program'
import { UpgradeError } from './upgrade-error'

type Restore = { dataDir: string; database: Database }
type Embedded = Extract<PostgresConnection, { kind: 'embedded' }>
type Server = Extract<PostgresConnection, { kind: 'server' }>

/**
 * Restores the backup of an upgrade that would lose entries. The embedded database is closed.
 * @throws UpgradeError with the loss and the next step of the operator
 */
export async function restoreBackup(
  connection: PostgresConnection,
  { dataDir, database }: Restore,
  loss: UpgradeError,
): Promise<never> {
  const backup = await findBackup(database)
  if (backup === null) {
    throw new UpgradeError(
      `${loss.message} The database is between two versions, and the upgrade has no backup: restore yours, start the previous version and report this.`,
    )
  }
  try {
    if (connection.kind === 'embedded') await restoreFolder(connection, dataDir, backup)
    else await restoreDump(connection, database, backup)
  } catch (error) {
    throw new UpgradeError(
      `${loss.message} The database is between two versions, and its backup ${backup} could not be restored: restore it by hand, start the previous version and report this.`,
      { cause: error },
    )
  }
  throw new UpgradeError(
    `${loss.message} The backup ${backup} was restored, so the database is as it was: start the previous version and report this.`,
  )
}

// The backup becomes the database, which needs no space for a second copy.
async function restoreFolder({ client }: Embedded, dataDir: string, copy: string): Promise<void> {
  const folder = join(dataDir, EMBEDDED_FOLDER)
  const failed = `${folder}.failed-library-upgrade`
  await client.close()
  await rm(failed, { recursive: true, force: true })
  await rename(folder, failed)
  await rename(copy, folder)
}

async function restoreDump({ url }: Server, database: Database, file: string): Promise<void> {
  await database.transaction(async (tx) => {
    // The dump does not contain these, so pg_restore would leave them.
    await tx.execute(sql`drop table if exists library_copies, song_names, library_upgrade,
      library_upgrade_counts, library_upgrade_users`)
    // pg_restore cannot drop partitions one by one: their constraints are inherited.
    await tx.execute(sql`drop table if exists plays`)
    await tx.execute(sql`drop schema if exists pgboss cascade`)
  })
  const isRestored = await runPostgresProgram('pg_restore', url, [
    ...['--clean', '--if-exists', '--no-owner', '--single-transaction'],
    `--dbname=${databaseName(new URL(url).pathname)}`,
    file,
  ])
  if (!isRestored) throw new Error('pg_restore is not installed on this machine.')
}
