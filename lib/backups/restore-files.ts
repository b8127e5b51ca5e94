import { createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { Storage } from '@/lib/storage/port'
import { BackupError } from './backup-error'
import { type IndexedFile, readFileIndex } from './file-index'
import type { Manifest } from './manifest'
import { measured } from './measure'
import { readBlob } from './read-blob'
import { readEncrypted } from './read-content'

type Options = {
  target: Storage
  manifest: Manifest
  identity: string
  /** The storage of the app. */
  storage: Storage
  /** A folder of this machine for one file at a time. */
  staging: string
}

export type RestoredFiles = { restored: number; present: number; bytes: number }

const MAX_NAMED_FAILURES = 5

/**
 * Restores the files of a backup, except those that the storage has in the same size. It can be
 * repeated after an error.
 * @throws BackupError at the end if contents are missing, damaged or different from the index, with
 * their number and the first of them; all other files are restored then
 */
export async function restoreFiles(options: Options): Promise<RestoredFiles> {
  const { target, manifest, identity, storage } = options
  const source = { target, backup: manifest.name, identity }
  const result: RestoredFiles = { restored: 0, present: 0, bytes: 0 }
  const reasons = new Set<string>()
  let failed = 0
  for await (const file of readFileIndex(readEncrypted(source, manifest.files.index))) {
    if ((await storage.stat(file.key))?.bytes === file.bytes) {
      result.present++
      continue
    }
    const failure = await restoreFile(options, file).catch(messageOfDamage)
    if (failure !== undefined) {
      failed++
      if (reasons.size < MAX_NAMED_FAILURES) reasons.add(failure)
      continue
    }
    result.restored++
    result.bytes += file.bytes
  }
  const count = result.restored + result.present + failed
  if (failed > 0) {
    throw new BackupError(
      `${failed} of ${count} files were not restored. ${[...reasons].join(' ')}`,
    )
  }
  if (count === manifest.files.count) return result
  throw new BackupError(`The backup has ${count} of ${manifest.files.count} files.`)
}

// Errors of the disk or of the target concern all files.
function messageOfDamage(error: unknown): string {
  if (error instanceof BackupError) return error.message
  throw error
}

// The checksum of the whole file is known before the storage gets it.
async function restoreFile(
  { target, identity, storage, staging }: Options,
  { key, bytes, sha256, blob }: IndexedFile,
): Promise<void> {
  const plain = measured(readBlob(target, blob, identity))
  const path = join(staging, 'file')
  await pipeline(plain.content, createWriteStream(path, { mode: 0o600, flush: true }))
  const found = plain.result()
  if (found.bytes !== bytes || found.sha256 !== sha256) {
    throw new BackupError(`File ${blob} differs from the index of the backup.`)
  }
  await storage.putFile(key, path, { bytes, type: 'application/octet-stream' })
  await rm(path)
}
