import 'server-only'
import { rm } from 'node:fs/promises'
import { db, type PurgedSong } from '@/db'
import { log } from '@/lib/observability/log'
import { getStorage } from '@/lib/storage/storage'
import { deleteCover } from './cover-files'
import { deleteUploadBytes } from './delete-upload-bytes'
import { resumablePath, resumableUploadIds } from './temp-files'

const BATCH_SIZE = 200
const UUID = /^[0-9a-f-]{36}$/

/**
 * Deletes expired uploads, and removed songs whose day of undo is over. An error ends a step after its
 * batch of 200, so that an outage of the storage leaves few files behind; the others still run.
 * @throws AggregateError of all errors, at the end
 */
export async function cleanUploads(): Promise<void> {
  const errors: unknown[] = []
  for (const clean of [deleteExpired, purgeRemovedSongs, deleteUnknownFiles]) {
    await clean().catch((error: unknown) => {
      if (error instanceof DeletionsFailedError) errors.push(...error.errors)
      else errors.push(error)
    })
  }
  if (errors.length > 0) throw new AggregateError(errors, 'The upload cleanup failed in part.')
}

class DeletionsFailedError extends AggregateError {
  override readonly name = 'DeletionsFailedError'
}

type Deletion = { id: string; run: () => Promise<void> }

/**
 * Deletes files of uploads or songs, by their ids; continues after an error.
 * @throws DeletionsFailedError at the end
 */
async function deleteEach(deletions: Deletion[]): Promise<void> {
  const errors: unknown[] = []
  for (const { id, run } of deletions) {
    try {
      await run()
    } catch (error) {
      log().warn({ err: error, id }, 'deleting a file of an upload failed')
      errors.push(error)
    }
  }
  if (errors.length > 0) throw new DeletionsFailedError(errors)
}

async function deleteExpired(): Promise<void> {
  for (;;) {
    const expired = await db.uploadIds.removeExpired(BATCH_SIZE)
    await deleteEach(
      expired.map((upload) => ({ id: upload.id, run: () => deleteUploadBytes(upload) })),
    )
    if (expired.length < BATCH_SIZE) return
  }
}

async function purgeRemovedSongs(): Promise<void> {
  for (;;) {
    const purged = await db.transaction((tx) => tx.removedSongs.purge(BATCH_SIZE))
    try {
      await deleteFiles(purged)
    } finally {
      await removeUnusedNames(purged)
    }
    if (purged.length < BATCH_SIZE) return
  }
}

const deleteFiles = (purged: PurgedSong[]): Promise<void> =>
  deleteEach(
    purged.flatMap(({ songId: id, coverHash, storageKey }) => [
      ...(storageKey ? [{ id, run: () => getStorage().delete(storageKey) }] : []),
      ...(coverHash ? [{ id, run: () => deleteCover(id, coverHash) }] : []),
    ]),
  )

/** Removes the artists and albums that only purged songs had. Never throws. */
async function removeUnusedNames(purged: PurgedSong[]): Promise<void> {
  for (const [userId, rows] of Map.groupBy(purged, (row) => row.userId)) {
    const artistIds = rows.flatMap((row) => row.artistIds)
    const albumIds = rows.flatMap(({ albumId }) => albumId ?? [])
    try {
      await db.transaction(async (tx) => {
        await tx.library.lock(userId)
        await tx.artists.removeUnused(userId, artistIds)
        await tx.albums.removeUnused(userId, albumIds)
      })
    } catch (error) {
      log().warn({ err: error, userId }, 'removing the names of purged songs failed')
    }
  }
}

// Deleting an account deletes its uploads in the database, but not their bytes.
async function deleteUnknownFiles(): Promise<void> {
  const ids = (await resumableUploadIds()).filter((id) => UUID.test(id))
  const known = await db.uploadIds.findKnown(ids)
  for (const id of ids) if (!known.has(id)) await rm(resumablePath(id), { force: true })
}
