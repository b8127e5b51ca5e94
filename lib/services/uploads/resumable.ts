import 'server-only'
import { uuidv7 } from 'uuidv7'
import { db, type UploadRow } from '@/db'
import type { Context } from '@/lib/context'
import { env } from '@/lib/env'
import { AppError, NotFoundError } from '@/lib/errors'
import { cleanText } from '@/lib/importers/clean-text'
import { signedIn } from '../access'
import { type Added, addUpload } from './add-upload'
import { assertRoom } from './allowance'
import type { UploadFields } from './song-facts'
import { type Arrived, discard, stage } from './stage'

const DAY_MS = 86_400_000

type NewUpload = { kind: UploadRow['kind']; fileName: string; bytes: number; fields: UploadFields }

/** Makes room for a file that will come in parts. Throws what `assertRoom` throws. */
export async function beginUpload(ctx: Context, upload: NewUpload): Promise<UploadRow> {
  const actor = signedIn(ctx)
  if (upload.kind === 'resumable' && env().VERCEL) throw elsewhere()
  await assertRoom(actor, upload.bytes)
  return db.uploads.create({
    ...upload,
    id: uuidv7(),
    userId: actor.userId,
    fileName: nameOf(upload.fileName),
    expiresAt: new Date(Date.now() + DAY_MS),
  })
}

// The parts of a file would land on different machines, none of which keeps it.
const elsewhere = () =>
  new AppError('conflict', 'Files go straight to the storage here: begin at /uploads/presigned.')

/** A name as people should see it; never a path. */
export const nameOf = (fileName: string) =>
  cleanText(fileName.slice(-1_000).split(/[\\/]/).at(-1) ?? '').slice(-300) || 'file'

/** The upload of the one who asks. Throws `not_found`. */
export async function findOwnUpload(ctx: Context, uploadId: string): Promise<UploadRow> {
  const row = await db.uploads.find({ userId: signedIn(ctx).userId, id: uploadId })
  if (!row) throw new NotFoundError('Upload', uploadId)
  return row
}

/**
 * Makes a whole upload a song; `locate` answers where its bytes lie. What is refused is remembered
 * for whoever asks later. Throws `unsupported_audio`, `duplicate_audio`, `quota_exceeded`, `conflict`.
 */
export async function finishUpload(
  ctx: Context,
  uploadId: string,
  locate: (upload: UploadRow) => Promise<string>,
): Promise<Added> {
  const actor = signedIn(ctx)
  const upload = await db.uploads.beginCheck({ userId: actor.userId, id: uploadId })
  if (!upload) throw new AppError('conflict', 'This upload has ended, or is being looked at.')
  try {
    const path = await locate(upload)
    const arrived: Arrived = { path, fileName: upload.fileName, fields: upload.fields }
    const staged = await stage(actor.userId, arrived)
    return await addUpload(actor, staged, uploadId).catch(async (error: unknown) => {
      await discard(staged)
      throw error
    })
  } catch (error) {
    await remember(uploadId, error)
    throw error
  }
}

async function remember(uploadId: string, error: unknown): Promise<void> {
  const { code, message, fields } =
    error instanceof AppError
      ? error
      : { code: 'internal', message: 'The file could not be taken in.', fields: undefined }
  const songId = typeof fields?.songId === 'string' ? fields.songId : undefined
  await db.uploads.change(uploadId, {
    status: 'refused',
    problem: { code, detail: message, ...(songId ? { songId } : {}) },
  })
}
