import { createReadStream } from 'node:fs'
import { appendFile, rename, writeFile } from 'node:fs/promises'
import { z } from 'zod'
import type { StoredObject } from '@/lib/storage/port'
import { tryParseJson } from '@/lib/try-parse-json'
import type { BlobList } from './blob-list'
import { readLines } from './lines'
import { Sha256 } from './measure'

/** A file of the storage that was stored in a backup, and its content there. */
const CachedFile = z.object({
  key: z.string(),
  modifiedAt: z.number(),
  bytes: z.number(),
  sha256: Sha256,
  blob: Sha256,
  storedBytes: z.number(),
  storedSha256: Sha256,
})
export type CachedFile = z.output<typeof CachedFile>

/** Stores the checksums of stored files, so that a backup reads only those that are new. */
export type FileCache = {
  find: (object: StoredObject) => CachedFile | undefined
  /** The contents that were stored according to the cache. */
  blobs: () => BlobList
  add: (file: CachedFile) => Promise<void>
  /** Removes all files but these from the cache. */
  keep: (files: CachedFile[]) => Promise<void>
}

/** Opens the cache in `path`. Without it, or with invalid lines, files are read again. */
export async function openFileCache(path: string): Promise<FileCache> {
  const files = await readFiles(path)
  return {
    find(object) {
      const file = files.get(object.key)
      const isSame = file?.bytes === object.bytes && file.modifiedAt === object.modifiedAt.getTime()
      return isSame ? file : undefined
    },
    blobs: () => blobsOf([...files.values()]),
    async add(file) {
      files.set(file.key, file)
      // At once, so that an interrupted backup continues with the next file.
      await appendFile(path, `${JSON.stringify(file)}\n`, { mode: 0o600 })
    },
    async keep(kept) {
      const draft = `${path}.part`
      await writeFile(draft, kept.map((file) => `${JSON.stringify(file)}\n`).join(''), {
        mode: 0o600,
      })
      await rename(draft, path)
    },
  }
}

/** Returns the stored contents that files need. */
export const blobsOf = (files: CachedFile[]): BlobList =>
  new Map(
    files.map(({ blob, storedBytes, storedSha256 }) => [
      blob,
      { bytes: storedBytes, sha256: storedSha256 },
    ]),
  )

async function readFiles(path: string): Promise<Map<string, CachedFile>> {
  const files = new Map<string, CachedFile>()
  try {
    for await (const line of readLines(createReadStream(path))) {
      const file = CachedFile.safeParse(tryParseJson(line))
      if (file.success) files.set(file.data.key, file.data)
    }
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error
  }
  return files
}
