import type { Storage } from '@/lib/storage/port'
import { BackupError } from './backup-error'
import { BLOB_LIST_NAME, type BlobList } from './blob-list'
import { blobKey, partKey } from './keys'
import { readBlobLists } from './listed-blobs'
import type { Manifest } from './manifest'
import { readBlobList, readManifest } from './read-backups'
import { assertEqual, assertUndamaged } from './read-content'
import { readBack } from './store-content'

/**
 * Reads all objects that a backup needs and compares their checksums, without its identity. Returns
 * its manifest.
 * @throws BackupError with the first missing, short or damaged object
 */
export async function verifyBackup(target: Storage, name: string): Promise<Manifest> {
  const manifest = await readManifest(target, name)
  const { dump, files } = manifest
  for (const part of [...dump.parts, ...files.index.parts]) {
    await assertUndamaged(target, { ...part, key: partKey(name, part.name) })
  }
  if (files.blobs.name !== BLOB_LIST_NAME) {
    throw new BackupError(`The manifest of backup ${name} is damaged.`)
  }
  await verifyBlobs(target, await readBlobList(target, manifest))
  return manifest
}

// A later backup may have stored a content again, which encrypts it to other bytes of the same size.
async function verifyBlobs(target: Storage, blobs: BlobList): Promise<void> {
  let checksums: Set<string> | undefined
  for (const [blob, measure] of blobs) {
    const part = { name: `File ${blob}`, key: blobKey(blob), ...measure }
    const found = await readBack(target, part.key)
    if (found && found.sha256 !== part.sha256) {
      checksums ??= await readAllChecksums(target)
      if (checksums.has(`${blob} ${found.sha256}`)) continue
    }
    assertEqual(part, found)
  }
}

async function readAllChecksums(target: Storage): Promise<Set<string>> {
  const checksums = new Set<string>()
  for await (const list of readBlobLists(target)) {
    for (const [blob, { sha256 }] of list) checksums.add(`${blob} ${sha256}`)
  }
  return checksums
}
