import 'server-only'
import { rm } from 'node:fs/promises'
import { db } from '@/db'
import { getStorage } from '@/lib/storage/storage'
import { deleteCover } from './cover-files'
import { deleteUploadBytes } from './delete-upload-bytes'
import { audioKey } from './storage-keys'
import { resumablePath, resumableUploadIds } from './temp-files'

const BATCH_SIZE = 200
const UUID = /^[0-9a-f-]{36}$/

/** Deletes expired uploads, and removed songs whose day of undo is over. */
export async function cleanUploads(): Promise<void> {
  await deleteExpired()
  await purgeRemovedSongs()
  await deleteUnknownFiles()
}

async function deleteExpired(): Promise<void> {
  for (;;) {
    const expired = await db.uploadIds.removeExpired(BATCH_SIZE)
    for (const upload of expired) await deleteUploadBytes(upload)
    if (expired.length < BATCH_SIZE) return
  }
}

async function purgeRemovedSongs(): Promise<void> {
  for (;;) {
    const purged = await db.transaction((tx) => tx.removedSongs.purge(BATCH_SIZE))
    for (const { songId, coverHash } of purged) {
      await getStorage().delete(audioKey(songId))
      if (coverHash) await deleteCover(songId, coverHash)
    }
    if (purged.length < BATCH_SIZE) return
  }
}

// Deleting an account deletes its uploads in the database, but not their bytes.
async function deleteUnknownFiles(): Promise<void> {
  const ids = (await resumableUploadIds()).filter((id) => UUID.test(id))
  const known = await db.uploadIds.findKnown(ids)
  for (const id of ids) if (!known.has(id)) await rm(resumablePath(id), { force: true })
}
