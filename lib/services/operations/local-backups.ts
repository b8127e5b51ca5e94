import 'server-only'
import { mkdir, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { db } from '@/db'
import { env } from '@/lib/config/env'

const MAX_BACKUPS = 7
const BACKUP_NAME = /^riffle-\d{4}-\d{2}-\d{2}\.(tar\.gz|dump)$/

type Source = Pick<typeof db, 'backupExtension' | 'writeBackup'>

/**
 * Writes a backup of the database to the folder `backups` of the data folder, one file per day, and
 * deletes all but the last seven. Returns the file; undefined if this machine has no suitable pg_dump.
 */
export async function writeLocalBackup(
  now = new Date(),
  source: Source = db,
): Promise<string | undefined> {
  const folder = join(env().DATA_DIR, 'backups')
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const file = join(folder, `riffle-${now.toISOString().slice(0, 10)}${source.backupExtension()}`)
  if (!(await source.writeBackup(file))) return undefined
  await deleteOldBackups(folder)
  return file
}

async function deleteOldBackups(folder: string): Promise<void> {
  const names = (await readdir(folder)).filter((name) => BACKUP_NAME.test(name)).sort()
  for (const name of names.slice(0, -MAX_BACKUPS)) await rm(join(folder, name), { force: true })
}
