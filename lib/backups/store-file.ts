import { createHmac } from 'node:crypto'
import type { Readable } from 'node:stream'
import { deriveKey } from '@/lib/config/derived-key'
import { NotFoundError } from '@/lib/errors'
import type { Storage, StoredObject } from '@/lib/storage/port'
import { BackupError } from './backup-error'
import type { BlobList } from './blob-list'
import { encrypt } from './encryption'
import type { CachedFile } from './file-cache'
import { blobKey } from './keys'
import { measured } from './measure'
import { stageParts } from './staging'
import { type Destination, storeStaged } from './store-content'

type Options = {
  source: Storage
  object: StoredObject
  /** The contents that the target has; a new one is added. */
  blobs: BlobList
  destination: Destination
}

/**
 * Stores the content of a file, unless the target has the same content. Undefined if the file was
 * deleted meanwhile.
 * @throws BackupError if the file is shorter or longer than its storage states
 */
export async function storeFile(options: Options): Promise<CachedFile | undefined> {
  const { source, object, blobs, destination } = options
  const { target, recipient, staging: folder } = destination
  const content = await openFile(source, object)
  if (!content) return undefined
  const plain = measured(content)
  const encrypted = await encrypt(plain.content, recipient)
  await stageParts(encrypted, { folder, maxPartBytes: Infinity }, async (staged) => {
    const { bytes, sha256 } = plain.result()
    if (bytes !== object.bytes) {
      throw new BackupError(`A stored file has ${bytes} bytes instead of ${object.bytes}.`)
    }
    const name = nameOfBlob(sha256, recipient)
    if (blobs.has(name)) return
    await storeStaged(target, blobKey(name), staged)
    blobs.set(name, { bytes: staged.bytes, sha256: staged.sha256 })
  })
  const { sha256 } = plain.result()
  const blob = nameOfBlob(sha256, recipient)
  const stored = blobs.get(blob)
  if (!stored) throw new BackupError('The content of a stored file was not backed up.')
  const { key, bytes, modifiedAt } = object
  return {
    ...{ key, bytes, sha256, blob, modifiedAt: modifiedAt.getTime() },
    ...{ storedBytes: stored.bytes, storedSha256: stored.sha256 },
  }
}

/**
 * Returns the name of a content at the target. Equal contents have equal names, which only this server
 * can compute: a hash alone would show each reader of the target which known recordings it contains.
 * Another recipient needs another copy, because each backup is restored with one identity.
 */
export const nameOfBlob = (sha256: string, recipient: string): string =>
  createHmac('sha256', deriveKey('backup file names'))
    .update(`${recipient} ${sha256}`)
    .digest('hex')

async function openFile(
  source: Storage,
  { key, bytes }: StoredObject,
): Promise<Readable | undefined> {
  // An empty file is not worth a backup, and its range cannot be read.
  if (bytes === 0) return undefined
  try {
    return await source.open(key, { start: 0, end: bytes - 1 })
  } catch (error) {
    if (error instanceof NotFoundError) return undefined
    throw error
  }
}
