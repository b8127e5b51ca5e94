import 'server-only'
import { db } from '@/db'
import { TAGS_VERSION } from '@/lib/audio/probe/tags-version'
import type { Actor } from '@/lib/context'
import { AppError, NotFoundError } from '@/lib/errors'
import { enqueue, openQueue } from '@/lib/jobs/enqueue'
import { addUpload } from '../library/add-upload'
import { listsChanged } from '../shuffle/lists-changed'
import { assertQuota } from './allowance'
import type { StagedFile } from './stage'
import { audioKey } from './storage-keys'

const MAX_FILE_NAME_LENGTH = 300

export type CreatedSong = { songId: string; jobId: string }

/**
 * Creates the song of a staged file and the job that analyses it, in one transaction. `uploadId` names
 * the upload whose bytes count against the quota already.
 * @throws AppError `duplicate_audio`, `quota_exceeded`, `rate_limited`, and `not_found` if the upload
 *   was cancelled
 */
export async function createUploadedSong(
  actor: Actor,
  { songId, fileName, file, metadata, coverHash, duplicateOf }: StagedFile,
  uploadId?: string,
): Promise<CreatedSong> {
  const { userId } = actor
  if (duplicateOf) throw duplicateAudio(duplicateOf)
  await openQueue()
  return db.transaction(async (tx) => {
    await tx.library.lock(userId)
    const known = await tx.audioFiles.findByHash(userId, file.audioHash)
    if (known && !known.removedAt) throw duplicateAudio(known.songId)
    // From here on the removed song with this recording cannot be restored.
    if (known) await tx.audioFiles.markReplaced(known.songId)
    await assertQuota(actor, uploadId ? 0 : file.bytes, tx)
    const { audioHash } = file
    const recordingKey = await addUpload(tx, { userId, songId, coverHash, audioHash, ...metadata })
    await tx.audioFiles.add({
      ...file,
      songId,
      userId,
      storageKey: audioKey(songId),
      tagsVersion: TAGS_VERSION,
      fileName: fileName.slice(-MAX_FILE_NAME_LENGTH),
    })
    await tx.recordings.refreshAudio(userId, [recordingKey])
    if (uploadId && !(await tx.uploadChecks.end(uploadId, { status: 'finished', songId }))) {
      throw new NotFoundError('Upload', uploadId)
    }
    await listsChanged(tx, userId, {
      library: true,
      songs: true,
      touched: { trackIds: [], songIds: [songId] },
    })
    const jobId = await enqueue(tx, 'analysis', { songId, userId }, { userId })
    return { songId, jobId }
  })
}

const duplicateAudio = (songId: string) =>
  new AppError('duplicate_audio', 'You have already uploaded this recording.', {
    extensions: { songId },
  })
