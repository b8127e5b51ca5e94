import { log } from '@/lib/observability/log'
import type { Storage } from '@/lib/storage/port'
import { BackupError } from './backup-error'
import type { BlobList } from './blob-list'
import { listBackups, readBlobList, readManifest } from './read-backups'

/** Reads the stored contents of each complete backup, oldest first, without damaged lists. */
export async function* readBlobLists(target: Storage): AsyncGenerator<BlobList> {
  for (const { name, isComplete } of await listBackups(target)) {
    const list = isComplete ? await readUndamagedList(target, name) : undefined
    if (list) yield list
  }
}

async function readUndamagedList(target: Storage, name: string): Promise<BlobList | undefined> {
  try {
    return await readBlobList(target, await readManifest(target, name))
  } catch (error) {
    if (!(error instanceof BackupError)) throw error
    log().warn({ backup: name, err: error }, 'reading the file list of a backup failed')
    return undefined
  }
}
