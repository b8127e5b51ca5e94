import 'server-only'
import { statSync } from 'node:fs'
import { createLocalStorage } from '@/lib/storage/local'
import type { Storage } from '@/lib/storage/port'
import { createS3Storage } from '@/lib/storage/s3'
import { BackupError } from './backup-error'

/**
 * Opens the place of BACKUP_TARGET: a folder, or a bucket of any S3-compatible service.
 * @throws BackupError for a folder that does not exist, because its disk may not be mounted
 */
export function openTarget(target: string): Storage {
  if (target.startsWith('s3://')) return createS3Storage(target, undefined, 'BACKUP_TARGET')
  if (statSync(target, { throwIfNoEntry: false })?.isDirectory()) return createLocalStorage(target)
  throw new BackupError(
    `The folder ${target} of BACKUP_TARGET does not exist. Create it, or mount its disk.`,
  )
}
