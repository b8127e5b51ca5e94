import type { Storage } from '@/lib/storage/port'
import type { BlobList } from './blob-list'
import type { CachedFile, FileCache } from './file-cache'
import { FOLDERS, lastWord } from './keys'
import type { Measure } from './measure'
import { type Destination, readBack } from './store-content'
import { nameOfBlob, storeFile } from './store-file'

type Options = {
  /** The storage of the app. */
  source: Storage
  /** Its folders with files that nothing can create again. */
  folders: readonly string[]
  cache: FileCache
  /** The contents that earlier backups list. */
  listed: BlobList
  destination: Destination
}

export type CopiedFiles = { files: CachedFile[]; newCount: number; newBytes: number }

/**
 * Stores the content of each file that the target does not have. Files with the same content are
 * stored once. A file that is deleted meanwhile is left out.
 */
export async function copyFiles(options: Options): Promise<CopiedFiles> {
  const { source, folders, cache, listed, destination } = options
  const blobs = await findPresent(destination.target, cache.blobs(), listed)
  const copied: CopiedFiles = { files: [], newCount: 0, newBytes: 0 }
  for (const folder of folders) {
    for await (const object of source.list(folder)) {
      const cached = cache.find(object)
      if (cached && isStored(cached, blobs, destination.recipient)) {
        copied.files.push(cached)
        continue
      }
      const known = blobs.size
      const file = await storeFile({ source, object, blobs, destination })
      if (!file) continue
      await cache.add(file)
      copied.files.push(file)
      if (blobs.size === known) continue
      copied.newCount++
      copied.newBytes += file.bytes
    }
  }
  await cache.keep(copied.files)
  return copied
}

const isStored = ({ blob, sha256, storedSha256 }: CachedFile, blobs: BlobList, recipient: string) =>
  blobs.get(blob)?.sha256 === storedSha256 && blob === nameOfBlob(sha256, recipient)

/** Returns those of the contents that the target has in their full size. */
async function findPresent(target: Storage, cached: BlobList, listed: BlobList): Promise<BlobList> {
  const present: BlobList = new Map()
  for await (const { key, bytes } of target.list(FOLDERS.blobs)) {
    const name = lastWord(key)
    const known = [cached.get(name), listed.get(name)].filter((blob) => blob?.bytes === bytes)
    const blob = await selectStored(target, key, known)
    if (blob) present.set(name, blob)
  }
  return present
}

// After a failed backup, or one of another machine, cache and list can have different checksums.
async function selectStored(
  target: Storage,
  key: string,
  [first, second]: (Measure | undefined)[],
): Promise<Measure | undefined> {
  if (!second || second.sha256 === first?.sha256) return first
  const stored = await readBack(target, key)
  return [first, second].find((blob) => blob?.sha256 === stored?.sha256)
}
