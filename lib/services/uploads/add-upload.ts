import 'server-only'
import { db } from '@/db'
import type { Actor } from '@/lib/context'
import { NotFoundError } from '@/lib/errors'
import { enqueue, openQueue } from '@/lib/jobs/enqueue'
import { addSongs } from '../library/add-songs'
import { reviseShuffle } from '../shuffle/revise'
import { assertQuota } from './allowance'
import { duplicate, type Staged } from './stage'
import { audioKey } from './storage-keys'

export type Added = { songId: string; jobId: string }

/**
 * Makes a staged file a song of the one who asks, and has it listened to: all of it or nothing.
 * `uploadId` names the upload that counted against the quota until now. Throws `duplicate_audio`,
 * `quota_exceeded`, `rate_limited`, and `not_found` where the upload was given up.
 */
export async function addUpload(
  actor: Actor,
  { songId, fileName, file, facts, coverHash, twinId }: Staged,
  uploadId?: string,
): Promise<Added> {
  const { userId } = actor
  if (twinId) throw duplicate(twinId)
  await openQueue()
  return db.transaction(async (tx) => {
    await tx.audioFiles.lockOwner(userId)
    const twin = await tx.audioFiles.findByHash(userId, file.audioHash)
    if (twin && !twin.removedAt) throw duplicate(twin.songId)
    // The removed one cannot come back beside this.
    if (twin) await tx.audioFiles.markReplaced(twin.songId)
    await assertQuota(actor, uploadId ? 0 : file.bytes, tx)
    const { track, trackNumber } = facts
    const own = { ownerId: userId, trackNumber, coverHash }
    await addSongs(tx, 'upload', [{ songId, track, own }])
    await tx.audioFiles.add({
      ...file,
      songId,
      ownerId: userId,
      storageKey: audioKey(songId),
      fileName: fileName.slice(-300),
    })
    if (uploadId && !(await tx.uploads.endCheck(uploadId, { status: 'finished', songId }))) {
      throw new NotFoundError('Upload', uploadId)
    }
    await reviseShuffle(tx, { userId, list: 'library' })
    const jobId = await enqueue(tx, 'analysis', { songId, userId }, { userId })
    return { songId, jobId }
  })
}
