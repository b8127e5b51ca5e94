import 'server-only'
import { rm } from 'node:fs/promises'
import { db } from '@/db'
import { log } from '@/lib/observability/log'
import type { StoredObject } from '@/lib/storage/port'
import { storage } from '@/lib/storage/storage'
import { dropBytes } from './drop-bytes'
import { idsThatLieHere, pathOf } from './incoming'
import { dropCover } from './stage'
import { AUDIO_FOLDER, audioKey, COVER_FOLDER, PRESIGNED_FOLDER } from './storage-keys'

const AT_ONCE = 200
/** What is younger may belong to a song that is being added. */
const OLD_MS = 86_400_000

/** Forgets uploads that were never finished, and songs that nobody brought back. */
export async function cleanUploads(): Promise<void> {
  for (;;) {
    const expired = await db.uploads.deleteExpired(AT_ONCE)
    for (const upload of expired) await dropBytes(upload)
    if (expired.length < AT_ONCE) break
  }
  for (;;) {
    const gone = await db.transaction((tx) => tx.removedSongs.purge(AT_ONCE))
    for (const { songId, coverHash } of gone) {
      await storage().delete(audioKey(songId))
      if (coverHash) await dropCover(songId, coverHash)
    }
    if (gone.length < AT_ONCE) break
  }
  await dropUnknownParts()
}

// An account that was deleted leaves the bytes of its uploads behind.
async function dropUnknownParts(): Promise<void> {
  const ids = (await idsThatLieHere()).filter((id) => /^[0-9a-f-]{36}$/.test(id))
  const known = await db.uploads.knownIds(ids)
  for (const id of ids) if (!known.has(id)) await rm(pathOf(id), { force: true })
}

export type Swept = { orphans: number; orphanBytes: number; missing: number }

/**
 * Removes objects that belong to no row, when they are a day old, and reports rows whose object is
 * missing: those are for whoever keeps the backups.
 */
export async function sweepStorage(now = Date.now()): Promise<Swept> {
  const swept: Swept = { orphans: 0, orphanBytes: 0, missing: 0 }
  const drop = async (
    objects: StoredObject[],
    known: Set<string>,
    nameOf: (key: string) => string,
  ) => {
    for (const { key, bytes, modifiedAt } of objects) {
      if (known.has(nameOf(key)) || now - modifiedAt.getTime() < OLD_MS) continue
      await storage().delete(key)
      swept.orphans++
      swept.orphanBytes += bytes
    }
  }
  const listed = new Set<string>()
  for await (const objects of inBatches(AUDIO_FOLDER)) {
    for (const { key } of objects) listed.add(key)
    await drop(
      objects,
      await db.audioFiles.findKnownKeys(objects.map(({ key }) => key)),
      (key) => key,
    )
  }
  for await (const objects of inBatches(COVER_FOLDER)) {
    const names = objects.map(({ key }) => coverName(key))
    await drop(objects, await db.songCovers.findUsed(names), coverName)
  }
  for await (const objects of inBatches(PRESIGNED_FOLDER)) {
    const ids = await db.uploads.knownIds(objects.map(({ key }) => lastPart(key)))
    await drop(objects, ids, lastPart)
  }
  swept.missing = await countMissing(listed)
  if (swept.orphans + swept.missing > 0) log().warn(swept, 'the storage was swept')
  return swept
}

async function* inBatches(folder: string): AsyncGenerator<StoredObject[]> {
  let batch: StoredObject[] = []
  for await (const object of storage().list(folder)) {
    batch.push(object)
    if (batch.length < AT_ONCE) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}

// What came in since the list was made is asked for by itself.
async function countMissing(listed: Set<string>): Promise<number> {
  let missing = 0
  let after: string | undefined
  for (;;) {
    const files = await db.audioFiles.listPage(after, AT_ONCE)
    for (const { songId, storageKey } of files) {
      if (listed.has(storageKey) || (await storage().stat(storageKey))) continue
      missing++
      log().error({ songId }, 'the file of a song is missing')
    }
    after = files.at(-1)?.songId
    if (files.length < AT_ONCE) return missing
  }
}

const lastPart = (key: string) => key.split('/').at(-1) ?? ''
/** `songId/hash` of `covers/songId/hash-size.webp`. */
const coverName = (key: string) =>
  key
    .split('/')
    .slice(1)
    .join('/')
    .replace(/-\d+\.webp$/, '')
