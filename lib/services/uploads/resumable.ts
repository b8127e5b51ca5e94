import 'server-only'
import { uuidv7 } from 'uuidv7'
import { db, type UploadRow } from '@/db'
import { env } from '@/lib/config/env'
import type { Context } from '@/lib/context'
import { AppError, NotFoundError } from '@/lib/errors'
import { log } from '@/lib/observability/log'
import { cleanText } from '@/lib/song-text/clean-text'
import { signedIn } from '../shared/access'
import { type Added, addUpload } from './add-upload'
import { assertDisk, assertQuota, assertSize } from './allowance'
import { dropBytes } from './drop-bytes'
import { freshPath, letGo, pathOf } from './incoming'
import type { UploadFields } from './song-facts'
import { discard, stage } from './stage'

/** How long an upload that is not finished lives. */
export const UPLOAD_TTL_MS = 86_400_000
const SAY_SO_EVERY_MS = 15_000
/** What speaks against the file itself; all else passes. */
const FOR_GOOD = new Set<string>(['unsupported_audio', 'duplicate_audio', 'quota_exceeded'])

type NewUpload = { kind: UploadRow['kind']; fileName: string; bytes: number; fields: UploadFields }

/**
 * Makes room for a file that will come in parts, or straight to the storage. Throws
 * `file_too_large`, `quota_exceeded`, `rate_limited`, `insufficient_storage`, `conflict`.
 */
export async function beginUpload(ctx: Context, upload: NewUpload): Promise<UploadRow> {
  const actor = signedIn(ctx)
  if (upload.kind === 'resumable' && env().VERCEL) throw elsewhere()
  assertSize(actor, upload.bytes)
  if (upload.kind === 'resumable') await assertDisk(upload.bytes)
  return db.transaction(async (tx) => {
    await tx.audioFiles.lockOwner(actor.userId)
    await assertQuota(actor, upload.bytes, tx)
    return tx.uploads.create({
      ...upload,
      id: uuidv7(),
      userId: actor.userId,
      fileName: nameOf(upload.fileName),
      expiresAt: new Date(Date.now() + UPLOAD_TTL_MS),
    })
  })
}

// The parts of a file would land on different machines, none of which keeps it.
const elsewhere = () =>
  new AppError('conflict', 'Files go straight to the storage here: begin at /presigned-uploads.')

/** A name as people should see it; never a path. */
export const nameOf = (fileName: string) =>
  cleanText(fileName.slice(-1_000).split(/[\\/]/).at(-1) ?? '').slice(-300) || 'file'

/** The upload of the one who asks; it may be taken up again where its check died. Throws `not_found`. */
export async function findOwnUpload(ctx: Context, uploadId: string): Promise<UploadRow> {
  const owned = { userId: signedIn(ctx).userId, id: uploadId }
  const row = await db.uploads.find(owned)
  if (!row) throw new NotFoundError('Upload', uploadId)
  if (row.status !== 'checking') return row
  return (await db.uploads.freeDead(owned)) ?? row
}

/**
 * Makes a whole upload a song; `fetch` brings its bytes to this machine where they lie elsewhere.
 * What is wrong with the file is remembered for whoever asks later, and its bytes go; after any
 * other error they stay, and the upload can be finished again. Throws `unsupported_audio`,
 * `duplicate_audio`, `quota_exceeded`, `conflict`, and `not_found` where it was given up meanwhile.
 */
export async function finishUpload(
  ctx: Context,
  uploadId: string,
  fetch?: (upload: UploadRow, path: string) => Promise<void>,
): Promise<Added> {
  const actor = signedIn(ctx)
  const upload = await db.uploads.beginCheck({ userId: actor.userId, id: uploadId })
  if (!upload) throw new AppError('conflict', 'This upload has ended, or is being looked at.')
  const path = fetch ? await freshPath() : pathOf(uploadId)
  const sayingSo = setInterval(
    () => db.uploads.keepChecking(uploadId).catch(() => {}),
    SAY_SO_EVERY_MS,
  )
  try {
    await fetch?.(upload, path)
    const { fileName, fields } = upload
    const staged = await stage(actor.userId, { path, fileName, fields })
    const added = await addUpload(actor, staged, uploadId).finally(() => discard(staged))
    await forgetBytes(upload)
    return added
  } catch (error) {
    throw await settle(upload, error)
  } finally {
    clearInterval(sayingSo)
    if (fetch) await letGo(path)
  }
}

/** Leaves a failed upload as it should be found; answers what to throw. */
async function settle(upload: UploadRow, error: unknown): Promise<unknown> {
  const isForGood = error instanceof AppError && FOR_GOOD.has(error.code)
  const end = isForGood ? refusal(error) : ({ status: 'receiving' } as const)
  const isThere = await db.uploads.endCheck(upload.id, end)
  if (isForGood || !isThere) await forgetBytes(upload)
  return isThere ? error : new NotFoundError('Upload', upload.id)
}

function refusal({ code, message, fields }: AppError) {
  const songId = typeof fields?.songId === 'string' ? fields.songId : undefined
  const problem = { code, detail: message, ...(songId ? { songId } : {}) }
  return { status: 'refused' as const, problem }
}

const forgetBytes = (upload: UploadRow) =>
  dropBytes(upload).catch((error: unknown) =>
    log().warn(
      { err: error, uploadId: upload.id },
      'the bytes of an upload stay until the cleanup',
    ),
  )
