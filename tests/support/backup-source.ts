import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { DatabaseDump } from '@/db'
import type { BackupOptions } from '@/lib/backups/create-backup'
import type { Manifest } from '@/lib/backups/manifest'
import { restoreFiles } from '@/lib/backups/restore-files'
import { AppError } from '@/lib/errors'
import { createLocalStorage } from '@/lib/storage/local'
import type { Storage } from '@/lib/storage/port'
import { temporaryFolder } from './backups'

/** The content of the dump of each backup. */
export const DUMP = Buffer.alloc(300_000, 'dump of the database ')
/** The time of the first backup. */
export const START_MS = Date.UTC(2026, 0, 1, 3, 41)
export const DAY_MS = 86_400_000

/** Yields the chunks of a content; then throws the failure, if there is one. */
export async function* chunksOf(content: Buffer, failure?: Error): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < content.length; start += 65_000) {
    yield content.subarray(start, start + 65_000)
  }
  if (failure) throw failure
}

/** Returns a dump with a content. */
export const dumpOf = (content: AsyncIterable<Uint8Array>): BackupOptions['withDump'] => {
  const dump: DatabaseDump = {
    format: 'pg_dump',
    serverVersion: '17.0',
    tables: { 'public.users': { rows: 2, digest: 'ab' } },
    content,
  }
  return (work) => work(dump)
}

/**
 * Creates a storage with two equal songs and another one, and an empty target. Returns the options of
 * their backup, and the folder of all.
 */
export function setUpBackup(recipient: string, changes: Partial<BackupOptions> = {}) {
  const root = temporaryFolder()
  for (const name of ['audio/songs', 'target', 'work']) {
    mkdirSync(join(root, name), { recursive: true })
  }
  writeFileSync(join(root, 'audio/songs/one'), 'the same audio')
  writeFileSync(join(root, 'audio/songs/two'), 'the same audio')
  writeFileSync(join(root, 'audio/songs/three'), 'other audio')
  const options: BackupOptions = {
    target: createLocalStorage(join(root, 'target')),
    recipient,
    source: createLocalStorage(join(root, 'audio')),
    folders: ['songs', 'covers'],
    folder: join(root, 'work'),
    withDump: dumpOf(chunksOf(DUMP)),
    now: new Date(START_MS),
    ...changes,
  }
  return { root, options }
}

/** Returns all bytes of a content. */
export async function readAll(content: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  for await (const chunk of content) chunks.push(chunk)
  return Buffer.concat(chunks)
}

/** Returns the sorted keys of a target. */
export const keysOf = async (target: Storage) => {
  const keys: string[] = []
  for (const prefix of ['backups', 'backup-files']) {
    for await (const { key } of target.list(prefix)) keys.push(key)
  }
  return keys.sort()
}

/** Returns the sorted keys of the contents of a target. */
export const blobsOf = async (target: Storage) =>
  (await keysOf(target)).filter((key) => key.startsWith('backup-files/'))

/** Returns the options of another backup of the same storage, days later. */
export const optionsAfter = (days: number, options: BackupOptions): BackupOptions => ({
  ...options,
  withDump: dumpOf(chunksOf(DUMP)),
  now: new Date(START_MS + days * DAY_MS),
})

/** Starts to restore the files of a backup into an empty folder. Returns the promise and the folder. */
export function restoreFilesOf(target: Storage, manifest: Manifest, identity: string) {
  const staging = temporaryFolder()
  const storage = createLocalStorage(join(staging, 'audio'))
  const files = restoreFiles({ target, manifest, identity, storage, staging })
  return { files, audio: join(staging, 'audio/songs') }
}

/** The error of a storage that is out. */
export const unavailable = () =>
  new AppError('service_unavailable', 'The file storage does not respond.')
