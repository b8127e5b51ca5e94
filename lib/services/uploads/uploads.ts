import 'server-only'
import { db } from '@/db'
import type { Context } from '@/lib/context'
import type { Upload } from '@/lib/contract/upload'
import { NotFoundError } from '@/lib/errors'
import { requireUser } from '../shared/access'
import { PRESIGNED_URL_SECONDS } from './allowance'
import { deleteUploadBytes } from './delete-upload-bytes'
import { presentUpload } from './present-upload'
import { findOwnUpload } from './resumable'

type Key = { uploadId: string }

/**
 * Returns the state of an upload.
 * @throws AppError `not_found`
 */
export async function findUpload(ctx: Context, { uploadId }: Key): Promise<Upload> {
  return presentUpload(await findOwnUpload(ctx, uploadId))
}

/**
 * Cancels an upload and deletes the bytes that have arrived.
 * @throws AppError `not_found`
 */
export async function cancelUpload(ctx: Context, { uploadId }: Key): Promise<void> {
  const owned = { userId: requireUser(ctx).userId, id: uploadId }
  // A presigned upload counts until its URL expires, since the URL accepts bytes until then.
  const row =
    (await db.uploads.cancelPresigned(owned, PRESIGNED_URL_SECONDS)) ??
    (await db.uploads.remove(owned))
  if (!row) throw new NotFoundError('Upload', uploadId)
  await deleteUploadBytes(row)
}
