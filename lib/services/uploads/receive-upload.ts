import 'server-only'
import type { Context } from '@/lib/context'
import type { UploadedSong } from '@/lib/contract/own-songs'
import { requireUser } from '../shared/access'
import { allowanceOf, assertQuota, fileTooLarge } from './allowance'
import { createUploadedSong } from './create-uploaded-song'
import { displayFileName } from './file-name'
import { presentCreatedSong } from './present-upload'
import { type CreateOnce, type IncomingFile, receiveFile } from './receive-file'
import { acquireSlot } from './slots'
import type { UploadFields } from './song-metadata'
import { discardStaged, type StagedFile, stageFile } from './stage'
import { withStallTimeout } from './stall-timeout'

export type IncomingUpload = IncomingFile<UploadFields>

const createAlways: CreateOnce<UploadedSong, unknown> = (_fingerprint, create) => create()

/**
 * Receives a file and creates the song it becomes. Checks the quota before `receiveFile`; then
 * probes, stores, and creates the song. Whatever fails, no temporary or stored file is left behind.
 * @throws AppError `quota_exceeded`, `file_too_large`, `unsupported_audio`, `duplicate_audio`,
 *   `service_unavailable`, and the errors of `receiveFile`, of `stream` and of `createOnce`
 */
export function receiveUpload(ctx: Context, upload: IncomingUpload): Promise<UploadedSong>
export function receiveUpload<Result>(
  ctx: Context,
  upload: IncomingUpload,
  createOnce: CreateOnce<UploadedSong, Result>,
): Promise<Result>
export async function receiveUpload(
  ctx: Context,
  upload: IncomingUpload,
  createOnce: CreateOnce<UploadedSong, unknown> = createAlways,
): Promise<unknown> {
  const actor = requireUser(ctx)
  await assertQuota(actor, 0)
  const limit = { maxBytes: allowanceOf(actor).fileBytes, createTooLargeError: fileTooLarge }
  return receiveFile(actor.userId, upload, limit, async (path) => {
    const { fields } = upload
    const fileName = displayFileName(upload.fileName)
    const staged = await stageFile(actor.userId, { path, fileName, fields })
    try {
      return await createOnce(fingerprintOf(staged), async () =>
        presentCreatedSong(ctx, await createUploadedSong(actor, staged)),
      )
    } finally {
      // Also after success: a retried request stages a file that its song does not use.
      await discardStaged(staged)
    }
  })
}

/**
 * Runs `work` for one request of a resumable upload: in a slot, with the request's bytes under the
 * stall timeout.
 * @throws AppError `rate_limited`, and the errors of `work`
 */
export async function receivePart<Result>(
  ctx: Context,
  body: ReadableStream<Uint8Array> | null,
  work: (bytes: AsyncIterable<Uint8Array> | null) => Promise<Result>,
): Promise<Result> {
  const freeSlot = acquireSlot(requireUser(ctx).userId)
  try {
    return await work(body && withStallTimeout(body))
  } finally {
    freeSlot()
  }
}

const fingerprintOf = ({ file, fileName, metadata }: StagedFile) => [
  file.audioHash,
  fileName,
  metadata,
]
