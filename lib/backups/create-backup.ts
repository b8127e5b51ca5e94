import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { DatabaseDump } from '@/db'
import { log } from '@/lib/observability/log'
import type { Storage } from '@/lib/storage/port'
import { BLOB_LIST_NAME, type BlobList, formatBlobList } from './blob-list'
import { type CopiedFiles, copyFiles } from './copy-files'
import { blobsOf, openFileCache } from './file-cache'
import { formatFileIndex } from './file-index'
import { MANIFEST_NAME, nameOfBackup } from './keys'
import { readBlobLists } from './listed-blobs'
import type { Manifest } from './manifest'
import { deleteBackup } from './prune'
import { listBackups } from './read-backups'
import { prepareFolder } from './staging'
import { type Destination, storeEncrypted, storePlain } from './store-content'

export type BackupOptions = {
  target: Storage
  recipient: string
  /** The storage of the app, and its folders with files that nothing can create again. */
  source: Storage
  folders: readonly string[]
  /** A folder of this machine for parts that wait to be stored, and for checksums of files. */
  folder: string
  withDump: <Result>(work: (dump: DatabaseDump) => Promise<Result>) => Promise<Result>
  now?: Date
  maxPartBytes?: number
}

/**
 * Stores a backup of the database and of the files at the target, encrypted, and reads back what it
 * stored. If it fails, it deletes what it stored except contents of files, which the next backup
 * needs anyway. Only one may run at a time.
 */
export async function createBackup(options: BackupOptions): Promise<Manifest> {
  const { target, folder, recipient, maxPartBytes, now = new Date() } = options
  const name = nameOfBackup(now)
  const staging = join(folder, 'staging')
  await prepareFolder(staging)
  try {
    const destination = { target, backup: name, recipient, staging, maxPartBytes }
    return await storeBackup(options, destination, now)
  } catch (error) {
    await deletePartial(target, name)
    throw error
  } finally {
    await rm(staging, { recursive: true, force: true })
  }
}

async function storeBackup(
  options: BackupOptions,
  destination: Destination,
  createdAt: Date,
): Promise<Manifest> {
  const { target, source, folders, folder, withDump } = options
  const { backup: name } = destination
  const database = await withDump(async ({ content, format, serverVersion, tables }) => ({
    ...{ format, serverVersion, tables },
    dump: await storeEncrypted(destination, 'dump.age', content),
  }))
  const cache = await openFileCache(join(folder, 'stored-files.jsonl'))
  const listed = await readListedBlobs(target)
  const copied = await copyFiles({ source, folders, cache, listed, destination })
  const files = await storeFileLists(destination, copied)
  const times = { createdAt: createdAt.toISOString(), finishedAt: new Date().toISOString() }
  const manifest: Manifest = { version: 1, name, ...times, ...database, files }
  await storePlain(destination, MANIFEST_NAME, `${JSON.stringify(manifest, null, 2)}\n`)
  return manifest
}

async function storeFileLists(
  destination: Destination,
  { files, newCount, newBytes }: CopiedFiles,
): Promise<Manifest['files']> {
  return {
    ...{ newCount, newBytes, count: files.length },
    bytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
    index: await storeEncrypted(destination, 'files.age', formatFileIndex(files)),
    blobs: await storePlain(destination, BLOB_LIST_NAME, formatBlobList(blobsOf(files))),
  }
}

// Contents that only a damaged list names are stored again. The newest backup of a content is right.
async function readListedBlobs(target: Storage): Promise<BlobList> {
  const listed: BlobList = new Map()
  for await (const blobs of readBlobLists(target)) {
    for (const [blob, measure] of blobs) listed.set(blob, measure)
  }
  return listed
}

async function deletePartial(target: Storage, name: string): Promise<void> {
  try {
    const partial = (await listBackups(target)).find((backup) => backup.name === name)
    if (partial) await deleteBackup(target, partial)
  } catch (error) {
    // Rotation deletes it after a day.
    log().warn({ backup: name, err: error }, 'deleting an incomplete backup failed')
  }
}
