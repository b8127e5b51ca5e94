import 'server-only'
import { mkdir, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { db } from '@/db'
import { env } from '@/lib/config/env'
import { log } from '@/lib/observability/log'

const MAX_BACKUPS = 7
const BACKUP_NAME = /^riffle-\d{4}-\d{2}-\d{2}\.(tar\.gz|dump)$/

/**
 * Writes the database to the folder `backups` of the data folder, one file a day, and keeps the
 * last seven. Answers the file, or undefined where this machine has no pg_dump for its server.
 */
export async function writeBackup(now = new Date()): Promise<string | undefined> {
  const folder = join(env().DATA_DIR, 'backups')
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const file = join(folder, `riffle-${now.toISOString().slice(0, 10)}${db.backupExtension()}`)
  if (!(await db.writeBackup(file))) {
    log().warn('no backup was written: pg_dump of the database server is not on this machine')
    return undefined
  }
  await prune(folder)
  return file
}

async function prune(folder: string): Promise<void> {
  const kept = (await readdir(folder)).filter((name) => BACKUP_NAME.test(name)).sort()
  for (const name of kept.slice(0, -MAX_BACKUPS)) await rm(join(folder, name), { force: true })
}
