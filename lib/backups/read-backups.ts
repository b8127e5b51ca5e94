import { text } from 'node:stream/consumers'
import type { Storage } from '@/lib/storage/port'
import { BackupError } from './backup-error'
import { BLOB_LIST_NAME, type BlobList, parseBlobList } from './blob-list'
import { FOLDERS, lastWord, MANIFEST_NAME, partKey, timeOfBackup } from './keys'
import { type Manifest, parseManifest } from './manifest'
import { measured } from './measure'

const MAX_MANIFEST_BYTES = 16 * 2 ** 20

/** The objects of a backup at the target; without a manifest it is incomplete. */
export type FoundBackup = { name: string; isComplete: boolean; keys: string[] }

/** Returns all backups of a target, oldest first. */
export async function listBackups(target: Storage): Promise<FoundBackup[]> {
  const found = new Map<string, FoundBackup>()
  for await (const { key } of target.list(FOLDERS.backups)) {
    const name = key.split('/')[1] ?? ''
    if (!timeOfBackup(name)) continue
    const backup = found.get(name) ?? { name, isComplete: false, keys: [] }
    backup.keys.push(key)
    backup.isComplete ||= lastWord(key) === MANIFEST_NAME
    found.set(name, backup)
  }
  return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1))
}

/** Returns the name of the newest complete backup. @throws BackupError if there is none */
export async function findNewestBackup(target: Storage): Promise<string> {
  const newest = (await listBackups(target)).findLast(({ isComplete }) => isComplete)
  if (newest) return newest.name
  throw new BackupError('The backup target contains no complete backup.')
}

/** @throws BackupError if the backup does not exist or its manifest is damaged */
export async function readManifest(target: Storage, name: string): Promise<Manifest> {
  const key = partKey(name, MANIFEST_NAME)
  const found = timeOfBackup(name) ? await target.stat(key) : undefined
  if (!found || found.bytes === 0) {
    throw new BackupError(`The backup target contains no complete backup ${name}.`)
  }
  if (found.bytes > MAX_MANIFEST_BYTES) {
    throw new BackupError(`The manifest of backup ${name} is too large.`)
  }
  const content = await target.open(key, { start: 0, end: found.bytes - 1 })
  const manifest = parseManifest(await text(content), name)
  if (manifest.name === name) return manifest
  throw new BackupError(`The manifest of backup ${name} belongs to ${manifest.name}.`)
}

/** Returns the stored contents that a backup needs. @throws BackupError if their list is damaged */
export async function readBlobList(target: Storage, manifest: Manifest): Promise<BlobList> {
  const { name, files } = manifest
  const { bytes, sha256 } = files.blobs
  const key = partKey(name, BLOB_LIST_NAME)
  const damaged = () => new BackupError(`The list of stored files of backup ${name} is damaged.`)
  if ((await target.stat(key))?.bytes !== bytes || bytes === 0) throw damaged()
  const reading = measured(await target.open(key, { start: 0, end: bytes - 1 }))
  const list = await text(reading.content)
  if (reading.result().sha256 !== sha256) throw damaged()
  return parseBlobList(list)
}
