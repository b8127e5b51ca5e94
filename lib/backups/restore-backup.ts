import 'server-only'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { type Database, readTableStates, restoreArchive, restoreDump } from '@/db'
import { protectDataFolder } from '@/lib/config/data-folder'
import type { Storage } from '@/lib/storage/port'
import { BackupError } from './backup-error'
import { assertEqualTables } from './compare-tables'
import { fetchDump } from './fetch-dump'
import type { Manifest } from './manifest'
import { readManifest } from './read-backups'
import { type RestoredFiles, restoreFiles } from './restore-files'
import { prepareFolder } from './staging'

export type RestoreOptions = {
  target: Storage
  name: string
  /** The secret key of age to whose recipient the backup was encrypted. */
  identity: string
  dataDir: string
  /** An empty database of a server; undefined for the embedded database in `dataDir`. */
  databaseUrl: string | undefined
  /** The storage of the app. */
  storage: Storage
}

export type RestoredBackup = {
  manifest: Manifest
  files: RestoredFiles
  /** The folder of the former embedded database; null if there was none. */
  former: string | null
}

/**
 * Restores the database and the files of a backup, and compares rows and checksums with its manifest.
 * After an error in the dump, the database is unchanged. The database of a server remains restored if
 * its tables differ from the manifest, and both kinds do if files are damaged. No part of the decrypted
 * dump remains.
 * @throws BackupError, RestoreError
 */
export async function restoreBackup(options: RestoreOptions): Promise<RestoredBackup> {
  const { target, name, identity, dataDir, databaseUrl, storage } = options
  const manifest = await readManifest(target, name)
  assertSameKind(manifest, databaseUrl)
  protectDataFolder(dataDir)
  const staging = join(dataDir, 'backups', 'restoring')
  await prepareFolder(staging)
  try {
    const file = join(staging, 'dump')
    await fetchDump({ target, manifest, identity }, file)
    const check = async (database: Database) =>
      assertEqualTables(manifest.tables, await database.transaction(readTableStates))
    const former = databaseUrl ? null : await restoreArchive({ dataDir, file, check })
    if (databaseUrl) await restoreDump({ url: databaseUrl, file, check })
    await rm(file)
    const files = await restoreFiles({ target, manifest, identity, storage, staging })
    return { manifest, files, former }
  } finally {
    await rm(staging, { recursive: true, force: true })
  }
}

function assertSameKind({ name, format }: Manifest, databaseUrl: string | undefined): void {
  if ((format === 'pg_dump') === (databaseUrl !== undefined)) return
  throw new BackupError(
    format === 'pg_dump'
      ? `Backup ${name} is of a PostgreSQL server: set DATABASE_URL to an empty database.`
      : `Backup ${name} is of the embedded database: restore it without DATABASE_URL.`,
  )
}
