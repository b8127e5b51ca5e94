import 'server-only'
import { constants } from 'node:fs'
import { cp, mkdir, readdir, rename, rm, stat, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { backupExtension, writeBackup } from './backup'
import { EMBEDDED_FOLDER } from './pglite'
import type { PostgresConnection } from './postgres'
import { rowsOf } from './rows'
import { UpgradeError } from './upgrade-error'

export type BackupOptions = {
  dataDir: string
  /** Whether the operator has a backup of their own: then none is written. */
  isSkipped: boolean
  /** The space that stays free on the disk. */
  minFreeBytes: number
}

const NAME = 'before-library-upgrade'
/** The copy, and the old rows and the log that the upgrade leaves: 3.1 measured with 66,000 songs. */
const EMBEDDED_SPACE_FACTOR = 4
const MB = 2 ** 20
const HOW_TO_SKIP =
  'If you have a backup of your own, set UPGRADE_WITHOUT_BACKUP=true. The database is unchanged.'

/**
 * Writes a backup before an upgrade that rewrites rows, and returns where it is; undefined if the
 * operator has one. It replaces the backup of an earlier attempt when it is complete.
 * @throws UpgradeError if there is no space, or no pg_dump that fits the server
 */
export async function backUpBeforeUpgrade(
  connection: PostgresConnection,
  options: BackupOptions,
): Promise<string | undefined> {
  if (options.isSkipped) return undefined
  return connection.kind === 'embedded'
    ? copyFolder(connection, options)
    : dumpServer(connection, options)
}

type Embedded = Extract<PostgresConnection, { kind: 'embedded' }>
type Server = Extract<PostgresConnection, { kind: 'server' }>

// A copy of the files, because an archive would be built in memory.
async function copyFolder({ client }: Embedded, options: BackupOptions): Promise<string> {
  const folder = join(options.dataDir, EMBEDDED_FOLDER)
  const copy = `${folder}.${NAME}`
  const partial = `${copy}.part`
  await client.exec('checkpoint')
  await assertSpace(options.dataDir, EMBEDDED_SPACE_FACTOR * (await sizeOf(folder)), options)
  try {
    await rm(partial, { recursive: true, force: true })
    await cp(folder, partial, { recursive: true, mode: constants.COPYFILE_FICLONE })
    await rm(copy, { recursive: true, force: true })
    await rename(partial, copy)
  } catch (error) {
    await rm(partial, { recursive: true, force: true })
    throw noBackup(`the database could not be copied to ${copy}`, error)
  }
  return copy
}

async function dumpServer(connection: Server, options: BackupOptions): Promise<string> {
  const folder = join(options.dataDir, 'backups')
  const file = join(folder, `${NAME}${backupExtension(connection)}`)
  await mkdir(folder, { recursive: true, mode: 0o700 }).catch(rethrow(`${folder} is not writable`))
  const [size] = await rowsOf<{ bytes: number }>(
    connection.drizzle,
    sql`select pg_database_size(current_database())::float8 as bytes`,
  )
  await assertSpace(folder, size?.bytes ?? 0, options)
  const isWritten = await writeBackup(connection, file).catch(
    rethrow('pg_dump could not write it. Its version must be that of the server or newer'),
  )
  if (!isWritten) throw noBackup('pg_dump is not installed on this machine')
  return file
}

async function assertSpace(folder: string, bytes: number, options: BackupOptions): Promise<void> {
  const { bavail, bsize } = await statfs(folder)
  const missing = bytes + options.minFreeBytes - bavail * bsize
  if (missing > 0) {
    throw noBackup(`the disk of ${folder} lacks ${Math.ceil(missing / MB)} MB for it`)
  }
}

async function sizeOf(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  let bytes = 0
  for (const entry of entries) {
    if (entry.isFile()) bytes += (await stat(join(entry.parentPath, entry.name))).size
  }
  return bytes
}

const noBackup = (reason: string, cause?: unknown) =>
  new UpgradeError(`The upgrade needs a backup first, but ${reason}. ${HOW_TO_SKIP}`, { cause })

const rethrow = (reason: string) => (error: unknown) => {
  throw noBackup(reason, error)
}
