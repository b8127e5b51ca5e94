import 'server-only'
import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import { uuidv7 } from 'uuidv7'
import { db } from '@/db'
import { log } from '@/lib/observability/log'
import { assertDiskSpace } from '../uploads/disk-space'
import { createTempPath, release } from '../uploads/temp-files'

/** The embedded database stores a part of this size in a few milliseconds. */
const PART_BYTES = 256 * 1_024
const GZIP_LEVEL = 1
/** Text is compressed 3 to 10 times; checked before a file is unpacked for its job. */
const EXPECTED_FILE_BYTES = 64 * 2 ** 20

type Owned = { userId: string; fileId: string }
type StoredFile = { fileId: string; digest: string }

/**
 * Stores a file in parts and passes its id and its SHA-256 digest to `use`. Deletes it afterwards if
 * no import refers to it.
 */
export async function withStoredFile<Result>(
  userId: string,
  chunks: AsyncIterable<Uint8Array>,
  use: (file: StoredFile) => Promise<Result>,
): Promise<Result> {
  const fileId = uuidv7()
  try {
    const digest = await storeParts({ userId, fileId }, chunks)
    return await use({ fileId, digest })
  } finally {
    await removeIfUnused({ userId, fileId })
  }
}

/** Deletes a file that no import refers to any more; if that fails, the cleanup job does. */
export async function removeIfUnused(key: Owned): Promise<void> {
  await db.unusedImportFiles
    .remove(key)
    .catch((error) => log().warn({ err: error }, 'deleting an import file failed'))
}

/** Writes a stored file to a temporary file, which is deleted when `use` has ended. */
export async function withFileOnDisk<Result>(
  key: Owned,
  use: (path: string) => Promise<Result>,
): Promise<Result> {
  await assertDiskSpace(EXPECTED_FILE_BYTES)
  const path = await createTempPath()
  try {
    const first = await db.importFiles.find(key, 0)
    const parts = Readable.from(readParts(key, first))
    const file = createWriteStream(path)
    if (first?.isCompressed) await pipeline(parts, createGunzip(), file)
    else await pipeline(parts, file)
    return await use(path)
  } finally {
    await release(path)
  }
}

async function storeParts(key: Owned, chunks: AsyncIterable<Uint8Array>): Promise<string> {
  const hash = createHash('sha256')
  const hashed = async function* (source: AsyncIterable<Uint8Array>) {
    for await (const chunk of source) {
      hash.update(chunk)
      yield chunk
    }
  }
  await pipeline(chunks, hashed, createGzip({ level: GZIP_LEVEL }), async (compressed) => {
    let number = 0
    for await (const part of joinChunks(compressed)) await db.importFiles.add(key, number++, part)
  })
  return hash.digest('base64url')
}

async function* joinChunks(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let pending: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of chunks) {
    pending.push(chunk)
    bytes += chunk.byteLength
    if (bytes < PART_BYTES) continue
    yield Buffer.concat(pending)
    ;[pending, bytes] = [[], 0]
  }
  if (bytes > 0) yield Buffer.concat(pending)
}

type Part = Awaited<ReturnType<typeof db.importFiles.find>>

async function* readParts(key: Owned, first: Part): AsyncGenerator<Uint8Array> {
  let part = first
  for (let number = 1; part; number++) {
    yield part.content
    part = await db.importFiles.find(key, number)
  }
}
