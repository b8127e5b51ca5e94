import 'server-only'
import { uuidv7 } from 'uuidv7'
import { db } from '@/db'
import { probe } from '@/lib/audio/probe/probe'
import type { ProbedFile } from '@/lib/audio/probe/probe-file'
import { AppError } from '@/lib/errors'
import { log } from '@/lib/observability/log'
import { getStorage } from '@/lib/storage/storage'
import { deleteCover, storeCover } from './cover-files'
import { resolveMetadata, type SongMetadata, type UploadFields } from './song-metadata'
import { audioKey } from './storage-keys'

/** A probed file in the storage that is not a song yet. */
export type StagedFile = {
  songId: string
  fileName: string
  file: Omit<ProbedFile, 'tags' | 'cover'>
  metadata: SongMetadata
  coverHash: string | null
  /** The user's song with the same audio. Nothing was stored if it is set. */
  duplicateOf?: string
}

type ReceivedFile = { path: string; fileName: string; fields: UploadFields }

/**
 * Probes a received file and copies it into the storage; the file at `path` stays.
 * @throws AppError `unsupported_audio`, `service_unavailable`
 */
export async function stageFile(
  userId: string,
  { path, fileName, fields }: ReceivedFile,
): Promise<StagedFile> {
  const result = await probe(userId, path)
  if ('rejection' in result) {
    const { reason, message } = result.rejection
    throw new AppError('unsupported_audio', message, { extensions: { reason } })
  }
  const { tags, cover, ...file } = result.file
  const songId = uuidv7()
  const metadata = resolveMetadata({ tags, fileName, durationMs: file.durationMs, fields })
  const staged = { songId, fileName, file, metadata }
  const known = await db.audioFiles.findByHash(userId, file.audioHash)
  if (known && !known.removedAt) return { ...staged, coverHash: null, duplicateOf: known.songId }
  const coverHash = cover && (await storeCover(songId, cover))
  await getStorage().putFile(audioKey(songId), path, { bytes: file.bytes, type: file.mediaType })
  return { ...staged, coverHash }
}

/** Deletes a staged file from the storage unless it became a song. Never throws: the sweep retries. */
export async function discardStaged({ songId, coverHash }: StagedFile): Promise<void> {
  try {
    // The transaction may have committed although its caller failed.
    const songKeys = await db.storedFiles.findKnownKeys([audioKey(songId)])
    if (songKeys.size > 0) return
    await getStorage().delete(audioKey(songId))
    if (coverHash) await deleteCover(songId, coverHash)
  } catch (error) {
    log().warn({ err: error, songId }, 'deleting staged upload failed, sweep will retry')
  }
}
