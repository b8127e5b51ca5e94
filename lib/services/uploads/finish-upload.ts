import 'server-only'
import { db, type UploadRow } from '@/db'
import type { Context } from '@/lib/context'
import { AppError, NotFoundError } from '@/lib/errors'
import { log } from '@/lib/observability/log'
import type { ErrorCode } from '@/lib/problem-codes'
import { requireUser } from '../shared/access'
import { type CreatedSong, createUploadedSong } from './create-uploaded-song'
import { deleteUploadBytes } from './delete-upload-bytes'
import { discardStaged, stageFile } from './stage'
import { createTempPath, release, resumablePath } from './temp-files'

const HEARTBEAT_MS = 15_000
/** Failures of the file itself. After any other failure the upload can be finished again. */
const PERMANENT_CODES = new Set<ErrorCode>([
  'unsupported_audio',
  'duplicate_audio',
  'quota_exceeded',
])

/**
 * Creates the song of a completely received upload; `fetch` downloads bytes that are not on this
 * machine. A permanent failure is recorded and the bytes are deleted.
 * @throws AppError `unsupported_audio`, `duplicate_audio`, `quota_exceeded`, `conflict` if the upload
 *   has finished or is being checked, `not_found` if it was cancelled meanwhile
 */
export async function finishUpload(
  ctx: Context,
  uploadId: string,
  fetch?: (upload: UploadRow, path: string) => Promise<void>,
): Promise<CreatedSong> {
  const actor = requireUser(ctx)
  const upload = await db.uploadChecks.begin({ userId: actor.userId, id: uploadId })
  if (!upload) {
    throw new AppError('conflict', 'This upload has finished or is still being checked.')
  }
  const path = fetch ? await createTempPath() : resumablePath(uploadId)
  const heartbeat = setInterval(
    () => db.uploadChecks.heartbeat(uploadId).catch(() => {}),
    HEARTBEAT_MS,
  )
  try {
    await fetch?.(upload, path)
    const { fileName, fields } = upload
    const staged = await stageFile(actor.userId, { path, fileName, fields })
    const created = await createUploadedSong(actor, staged, uploadId).finally(() =>
      discardStaged(staged),
    )
    await deleteBytesQuietly(upload)
    return created
  } catch (error) {
    throw await recordFailure(upload, error)
  } finally {
    clearInterval(heartbeat)
    if (fetch) await release(path)
  }
}

/** Ends the check of a failed upload and returns the error to throw. */
async function recordFailure(upload: UploadRow, error: unknown): Promise<unknown> {
  const isPermanent = error instanceof AppError && PERMANENT_CODES.has(error.code)
  const end = isPermanent ? refused(error) : ({ status: 'receiving' } as const)
  const exists = await db.uploadChecks.end(upload.id, end)
  if (isPermanent || !exists) await deleteBytesQuietly(upload)
  return exists ? error : new NotFoundError('Upload', upload.id)
}

function refused({ code, message, extensions }: AppError) {
  const songId = typeof extensions?.songId === 'string' ? extensions.songId : undefined
  const reason = typeof extensions?.reason === 'string' ? extensions.reason : undefined
  const problem = {
    code,
    detail: message,
    ...(songId ? { songId } : {}),
    ...(reason ? { reason } : {}),
  }
  return { status: 'refused' as const, problem }
}

const deleteBytesQuietly = (upload: UploadRow) =>
  deleteUploadBytes(upload).catch((error: unknown) =>
    log().warn(
      { err: error, uploadId: upload.id },
      'deleting upload bytes failed, sweep will retry',
    ),
  )
