import 'server-only'
import { uuidv7 } from 'uuidv7'
import { db, type UploadRow } from '@/db'
import { env } from '@/lib/config/env'
import type { Context } from '@/lib/context'
import { AppError, NotFoundError } from '@/lib/errors'
import { requireUser } from '../shared/access'
import { assertQuota, assertSize } from './allowance'
import { assertDiskSpace } from './disk-space'
import { displayFileName } from './file-name'
import type { UploadFields } from './song-metadata'

/** Lifetime of an unfinished upload. */
export const UPLOAD_TTL_MS = 86_400_000

type NewUpload = { kind: UploadRow['kind']; fileName: string; bytes: number; fields: UploadFields }

/**
 * Reserves room for a file that arrives in parts, or at a presigned URL.
 * @throws AppError `file_too_large`, `quota_exceeded`, `rate_limited`, `insufficient_storage`,
 *   `conflict` if this server cannot receive parts
 */
export async function beginUpload(ctx: Context, upload: NewUpload): Promise<UploadRow> {
  const actor = requireUser(ctx)
  if (upload.kind === 'resumable' && env().VERCEL) throw partsNotSupported()
  assertSize(actor, upload.bytes)
  if (upload.kind === 'resumable') await assertDiskSpace(upload.bytes)
  return db.transaction(async (tx) => {
    await tx.library.lock(actor.userId)
    await assertQuota(actor, upload.bytes, tx)
    return tx.uploads.create({
      ...upload,
      id: uuidv7(),
      userId: actor.userId,
      fileName: displayFileName(upload.fileName),
      expiresAt: new Date(Date.now() + UPLOAD_TTL_MS),
    })
  })
}

// The parts of a file would reach different machines, none of which keeps its disk.
const partsNotSupported = () =>
  new AppError(
    'conflict',
    'This server accepts files only at its storage: begin at /presigned-uploads.',
  )

/**
 * Finds an upload of the caller. One whose check died goes back to `receiving`.
 * @throws AppError `not_found`
 */
export async function findOwnUpload(ctx: Context, uploadId: string): Promise<UploadRow> {
  const owned = { userId: requireUser(ctx).userId, id: uploadId }
  const row = await db.uploads.find(owned)
  if (!row) throw new NotFoundError('Upload', uploadId)
  if (row.status !== 'checking') return row
  return (await db.uploadChecks.releaseDead(owned)) ?? row
}
