import 'server-only'
import { db, type UploadRow } from '@/db'
import type { Context } from '@/lib/context'
import type { UploadedSong } from '@/lib/contract/own-songs'
import type { Upload } from '@/lib/contract/uploads'
import { AppError, NotFoundError } from '@/lib/errors'
import { splitOnFeaturing } from '@/lib/song-text/artists'
import { storage } from '@/lib/storage/storage'
import { signedIn } from '../shared/access'
import { findSong } from '../songs/songs'
import { type Added, addUpload } from './add-upload'
import { URL_SECONDS } from './allowance'
import { dropBytes } from './drop-bytes'
import { writeTo } from './receive'
import { beginUpload, findOwnUpload, finishUpload } from './resumable'
import type { UploadFields } from './song-facts'
import type { Staged } from './stage'
import { presignedKey } from './storage-keys'

const ANY_TYPE = 'application/octet-stream'

type Named = { title?: string; artist?: string; album?: string }
type Key = { uploadId: string }

/** What a sender said of a file, with its artists apart. */
export const fieldsOf = ({ title, artist, album }: Named): UploadFields => ({
  ...(title ? { title } : {}),
  ...(artist ? { artists: splitOnFeaturing(artist) } : {}),
  ...(album ? { album } : {}),
})

/** Makes a song of a file that came in one go. Throws what `addUpload` throws. */
export const createSong = async (ctx: Context, staged: Staged): Promise<UploadedSong> =>
  showAdded(ctx, await addUpload(signedIn(ctx), staged))

async function showAdded(ctx: Context, { songId, jobId }: Added): Promise<UploadedSong> {
  return { ...(await findSong(ctx, { songId })), analysis: { jobId, status: 'queued' } }
}

/** What became of an upload. Throws `not_found`. */
export async function findUpload(ctx: Context, { uploadId }: Key): Promise<Upload> {
  return present(await findOwnUpload(ctx, uploadId))
}

/** Forgets an upload, with whatever bytes came. Throws `not_found`. */
export async function cancelUpload(ctx: Context, { uploadId }: Key): Promise<void> {
  const owned = { userId: signedIn(ctx).userId, id: uploadId }
  // As long as its URL takes bytes it counts, and then it goes.
  const row =
    (await db.uploads.cancelPresigned(owned, URL_SECONDS)) ?? (await db.uploads.delete(owned))
  if (!row) throw new NotFoundError('Upload', uploadId)
  await dropBytes(row)
}

/** Hands out a URL that takes the file. Throws `conflict` where there is none, and `beginUpload`'s. */
export async function presignUpload(
  ctx: Context,
  { fileName, bytes, ...named }: Named & { fileName: string; bytes: number },
) {
  if (storage().kind === 'local') {
    throw new AppError('conflict', 'This server takes files itself: send them to /uploads.')
  }
  const fields = fieldsOf(named)
  const row = await beginUpload(ctx, { kind: 'presigned', fileName, bytes, fields })
  const about = { bytes, type: ANY_TYPE, seconds: URL_SECONDS }
  const url = await storage().uploadUrl(presignedKey(row.id), about)
  return { ...present(row), url: url ?? '', requestHeaders: { 'Content-Type': ANY_TYPE } }
}

/** Makes what was PUT to such a URL a song. Throws `not_found`, `conflict`, and `finishUpload`'s. */
export async function completeUpload(ctx: Context, { uploadId }: Key): Promise<UploadedSong> {
  const row = await findOwnUpload(ctx, uploadId)
  const key = presignedKey(uploadId)
  const found = row.kind === 'presigned' ? await storage().stat(key) : undefined
  if (row.status === 'receiving' && found?.bytes !== row.bytes) {
    throw new AppError('conflict', `The storage has ${found?.bytes ?? 0} of ${row.bytes} bytes.`)
  }
  const added = await finishUpload(ctx, uploadId, fetchObject)
  return showAdded(ctx, added)
}

// Looked at on this machine, as any other.
async function fetchObject({ id, bytes }: UploadRow, path: string): Promise<void> {
  const content = await storage().open(presignedKey(id), { start: 0, end: bytes - 1 })
  const onTooMuch = () => new RangeError('The storage sends more than it said.')
  await writeTo(content, { path, most: bytes, onTooMuch })
}

const present = ({
  userId: _user,
  fields: _fields,
  checkingAt: _checkingAt,
  status,
  ...row
}: UploadRow): Upload => ({
  ...row,
  status: status === 'cancelled' ? 'refused' : status,
  createdAt: row.createdAt.toISOString(),
  expiresAt: row.expiresAt.toISOString(),
})
