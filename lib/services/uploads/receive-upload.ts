import 'server-only'
import type { Actor, Context } from '@/lib/context'
import type { UploadedSong } from '@/lib/contract/own-songs'
import { requireUser } from '../shared/access'
import { allowanceOf, assertQuota, assertSize, fileTooLarge } from './allowance'
import { createUploadedSong } from './create-uploaded-song'
import { assertDiskSpace } from './disk-space'
import { displayFileName } from './file-name'
import { presentCreatedSong } from './present-upload'
import { acquireSlot } from './slots'
import type { UploadFields } from './song-metadata'
import { discardStaged, type StagedFile, stageFile } from './stage'
import { withStallTimeout } from './stall-timeout'
import { createTempPath, release } from './temp-files'
import { writeStreamToFile } from './write-file'

/** A file that arrives in one request. */
export type IncomingUpload = {
  /** The file. Not read before all checks that need no byte of it have passed. */
  stream: ReadableStream<Uint8Array>
  /** Bytes of the file at least, as the sender announced; 0 if unknown. */
  contentLength: number
  /** Read after the end of `stream`, like `fields`: in a form both may follow the file. */
  readonly fileName: string
  readonly fields: UploadFields
}

/** Runs `create`, or returns the result of an earlier call with the same `fingerprint`. */
export type CreateOnce<Result> = (
  fingerprint: unknown,
  create: () => Promise<UploadedSong>,
) => Promise<Result>

const createAlways: CreateOnce<unknown> = (_fingerprint, create) => create()

/**
 * Receives a file and creates the song it becomes. Checks the quota, the size, the disk space and the
 * slots before the first byte; then reads with a stall timeout, probes, stores, and creates the song.
 * Whatever fails, no temporary or stored file is left behind.
 * @throws AppError `quota_exceeded`, `file_too_large`, `insufficient_storage`, `rate_limited`,
 *   `request_timeout`, `malformed_request`, `unsupported_audio`, `duplicate_audio`,
 *   `service_unavailable`, and the errors of `stream` and of `createOnce`
 */
export function receiveUpload(ctx: Context, upload: IncomingUpload): Promise<UploadedSong>
export function receiveUpload<Result>(
  ctx: Context,
  upload: IncomingUpload,
  createOnce: CreateOnce<Result>,
): Promise<Result>
export async function receiveUpload(
  ctx: Context,
  upload: IncomingUpload,
  createOnce: CreateOnce<unknown> = createAlways,
): Promise<unknown> {
  const actor = requireUser(ctx)
  const { contentLength } = upload
  await assertQuota(actor, 0)
  assertSize(actor, contentLength)
  await assertDiskSpace(contentLength)
  const freeSlot = acquireSlot(actor.userId)
  try {
    const staged = await readAndStage(actor, upload)
    try {
      return await createOnce(fingerprintOf(staged), async () =>
        presentCreatedSong(ctx, await createUploadedSong(actor, staged)),
      )
    } finally {
      // Also after success: a retried request stages a file that its song does not use.
      await discardStaged(staged)
    }
  } finally {
    freeSlot()
  }
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

async function readAndStage(actor: Actor, upload: IncomingUpload): Promise<StagedFile> {
  const { fileBytes } = allowanceOf(actor)
  const path = await createTempPath()
  try {
    await writeStreamToFile(withStallTimeout(upload.stream), {
      path,
      maxBytes: fileBytes,
      onTooLarge: () => fileTooLarge(fileBytes),
    })
    const { fields } = upload
    return await stageFile(actor.userId, {
      path,
      fileName: displayFileName(upload.fileName),
      fields,
    })
  } finally {
    await release(path)
  }
}

const fingerprintOf = ({ file, fileName, metadata }: StagedFile) => [
  file.audioHash,
  fileName,
  metadata,
]
