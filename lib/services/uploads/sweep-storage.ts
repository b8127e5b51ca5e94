import 'server-only'
import { db } from '@/db'
import { log } from '@/lib/observability/log'
import type { StoredObject } from '@/lib/storage/port'
import { getStorage } from '@/lib/storage/storage'
import { AUDIO_FOLDER, COVER_FOLDER, PRESIGNED_FOLDER } from './storage-keys'

const BATCH_SIZE = 200
/** A younger object may belong to a song that is being created. */
const MIN_ORPHAN_AGE_MS = 86_400_000

export type SweepResult = { orphans: number; orphanBytes: number; missing: number }

type Folder = {
  folder: string
  /** The name by which the database refers to the object of a key. */
  nameOf: (key: string) => string
  findKnown: (names: string[]) => Promise<Set<string>>
}

const audio: Folder = {
  folder: AUDIO_FOLDER,
  nameOf: (key) => key,
  findKnown: (keys) => db.storedFiles.findKnownKeys(keys),
}
const covers: Folder = {
  folder: COVER_FOLDER,
  nameOf: coverName,
  findKnown: (names) => db.songCovers.findUsed(names),
}
const presigned: Folder = {
  folder: PRESIGNED_FOLDER,
  nameOf: lastPart,
  findKnown: (ids) => db.uploadIds.findKnown(ids),
}

/**
 * Deletes objects of the storage that belong to no row and are at least a day old. Counts and logs rows
 * without an object, which only a backup can bring back.
 */
export async function sweepStorage(now = Date.now()): Promise<SweepResult> {
  const result: SweepResult = { orphans: 0, orphanBytes: 0, missing: 0 }
  const storedKeys = await deleteOrphans(audio, { now, result })
  await deleteOrphans(covers, { now, result })
  await deleteOrphans(presigned, { now, result })
  result.missing = await countMissing(storedKeys)
  if (result.orphans + result.missing > 0) log().warn(result, 'storage sweep found inconsistencies')
  return result
}

/** Deletes the old orphans of a folder, adds them to `result`, and returns all keys of the folder. */
async function deleteOrphans(
  { folder, nameOf, findKnown }: Folder,
  { now, result }: { now: number; result: SweepResult },
): Promise<Set<string>> {
  const keys = new Set<string>()
  for await (const objects of inBatches(folder)) {
    const known = await findKnown(objects.map(({ key }) => nameOf(key)))
    for (const { key, bytes, modifiedAt } of objects) {
      keys.add(key)
      const isYoung = now - modifiedAt.getTime() < MIN_ORPHAN_AGE_MS
      if (isYoung || known.has(nameOf(key))) continue
      await getStorage().delete(key)
      result.orphans++
      result.orphanBytes += bytes
    }
  }
  return keys
}

async function* inBatches(folder: string): AsyncGenerator<StoredObject[]> {
  let batch: StoredObject[] = []
  for await (const object of getStorage().list(folder)) {
    batch.push(object)
    if (batch.length < BATCH_SIZE) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}

// A file that was stored after the listing is looked up by itself.
async function countMissing(storedKeys: Set<string>): Promise<number> {
  let missing = 0
  let after: string | undefined
  for (;;) {
    const files = await db.storedFiles.listPage(after, BATCH_SIZE)
    for (const { songId, storageKey } of files) {
      if (storedKeys.has(storageKey) || (await getStorage().stat(storageKey))) continue
      missing++
      log().error({ songId }, 'audio file of a song is missing')
    }
    after = files.at(-1)?.songId
    if (files.length < BATCH_SIZE) return missing
  }
}

function lastPart(key: string): string {
  return key.split('/').at(-1) ?? ''
}

/** `songId/hash` of `covers/songId/hash-size.webp`. */
function coverName(key: string): string {
  return key
    .split('/')
    .slice(1)
    .join('/')
    .replace(/-\d+\.webp$/, '')
}
