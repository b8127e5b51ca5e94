import type { Storage } from '@/lib/storage/port'
import { BackupError } from './backup-error'
import { decryptContent } from './decrypt-content'
import { blobKey } from './keys'

/**
 * Decrypts the stored content of files. Its encrypted checksum is not compared, because a later backup
 * may have stored the content again: the caller compares the decrypted content with its index.
 * @throws BackupError if it is missing, incomplete or damaged
 */
export const readBlob = (
  target: Storage,
  blob: string,
  identity: string,
): AsyncGenerator<Uint8Array> =>
  decryptContent(
    readEncryptedBlob(target, blob),
    identity,
    async () => `File ${blob} of the backup is damaged or incomplete: it cannot be decrypted.`,
  )

async function* readEncryptedBlob(target: Storage, blob: string): AsyncGenerator<Uint8Array> {
  const key = blobKey(blob)
  const found = await target.stat(key)
  if (!found || found.bytes === 0) {
    throw new BackupError(`File ${blob} of the backup is missing or empty.`)
  }
  yield* await target.open(key, { start: 0, end: found.bytes - 1 })
}
