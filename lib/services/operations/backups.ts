import 'server-only'
import { join } from 'node:path'
import { db } from '@/db'
import { createBackup } from '@/lib/backups/create-backup'
import type { Manifest } from '@/lib/backups/manifest'
import { type Pruned, pruneBackups } from '@/lib/backups/prune'
import { openTarget } from '@/lib/backups/target'
import { env } from '@/lib/config/env'
import { log } from '@/lib/observability/log'
import { getStorage } from '@/lib/storage/storage'
import { AUDIO_FOLDER, COVER_FOLDER } from '../uploads/storage-keys'
import { writeLocalBackup } from './local-backups'

type Source = Pick<typeof db, 'backupExtension' | 'writeBackup' | 'withBackupLock' | 'withDump'>

export type BackupResult =
  | { status: 'stored'; manifest: Manifest; pruned: Pruned | undefined }
  | { status: 'written'; file: string }
  | { status: 'skipped'; reason: 'already_running' | 'no_pg_dump' }

/**
 * Backs up the database and the uploads to BACKUP_TARGET and deletes expired backups there. Without a
 * target it writes the database to the data folder.
 */
export async function runBackup(now = new Date(), source: Source = db): Promise<BackupResult> {
  const { BACKUP_TARGET, BACKUP_RECIPIENT } = env()
  const result = await source.withBackupLock(async (): Promise<BackupResult> => {
    if (BACKUP_TARGET && BACKUP_RECIPIENT) {
      return storeBackup({ target: BACKUP_TARGET, recipient: BACKUP_RECIPIENT, now, source })
    }
    const file = await writeLocalBackup(now, source)
    return file ? { status: 'written', file } : { status: 'skipped', reason: 'no_pg_dump' }
  })
  return result ?? { status: 'skipped', reason: 'already_running' }
}

type Options = { target: string; recipient: string; now: Date; source: Source }

async function storeBackup(options: Options): Promise<BackupResult> {
  const { recipient, now, source } = options
  const target = openTarget(options.target)
  const manifest = await createBackup({
    ...{ target, recipient, now },
    source: getStorage(),
    folders: [AUDIO_FOLDER, COVER_FOLDER],
    folder: join(env().DATA_DIR, 'backups'),
    withDump: source.withDump,
  })
  const rotation = { days: env().BACKUP_KEEP_DAYS, weeks: env().BACKUP_KEEP_WEEKS }
  // The new backup is complete, whatever becomes of the old ones.
  const pruned = await pruneBackups(target, rotation, now.getTime()).catch((error: unknown) => {
    log().warn({ err: error }, 'deleting expired backups failed')
    return undefined
  })
  return { status: 'stored', manifest, pruned }
}
