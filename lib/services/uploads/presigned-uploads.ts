import 'server-only'
import type { UploadRow } from '@/db'
import type { Context } from '@/lib/context'
import type { UploadedSong } from '@/lib/contract/own-songs'
import { AppError } from '@/lib/errors'
import { getStorage } from '@/lib/storage/storage'
import { requireUser } from '../shared/access'
import { PRESIGNED_URL_SECONDS } from './allowance'
import { assertDiskSpace } from './disk-space'
import { finishUpload } from './finish-upload'
import { presentCreatedSong, presentUpload } from './present-upload'
import { beginUpload, findOwnUpload } from './resumable'
import { acquireSlot } from './slots'
import { toUploadFields } from './song-metadata'
import { presignedKey } from './storage-keys'
import { writeStreamToFile } from './write-file'

const MEDIA_TYPE = 'application/octet-stream'

type NewFile = { fileName: string; bytes: number; title?: string; artist?: string; album?: string }

/**
 * Creates an upload and the URL that accepts its file.
 * @throws AppError `conflict` if the storage has no URLs, and the errors of `beginUpload`
 */
export async function presignUpload(ctx: Context, { fileName, bytes, ...fields }: NewFile) {
  if (getStorage().kind === 'local') {
    throw new AppError('conflict', 'This server receives files itself: send them to /uploads.')
  }
  const row = await beginUpload(ctx, {
    kind: 'presigned',
    fileName,
    bytes,
    fields: toUploadFields(fields),
  })
  const meta = { bytes, type: MEDIA_TYPE, seconds: PRESIGNED_URL_SECONDS }
  const url = await getStorage().createUploadUrl(presignedKey(row.id), meta)
  return { ...presentUpload(row), url: url ?? '', requestHeaders: { 'Content-Type': MEDIA_TYPE } }
}

/**
 * Creates the song of a file that was PUT to a presigned URL.
 * @throws AppError `not_found`, `rate_limited`, `insufficient_storage`, `service_unavailable`,
 *   `conflict` if the file has not arrived, and the errors of `finishUpload`
 */
export async function completeUpload(
  ctx: Context,
  { uploadId }: { uploadId: string },
): Promise<UploadedSong> {
  const row = await findOwnUpload(ctx, uploadId)
  const stored =
    row.kind === 'presigned' ? await getStorage().stat(presignedKey(uploadId)) : undefined
  if (row.status === 'receiving' && stored?.bytes !== row.bytes) {
    throw new AppError(
      'conflict',
      `The storage has received ${stored?.bytes ?? 0} of ${row.bytes} bytes.`,
      { params: { receivedBytes: stored?.bytes ?? 0, expectedBytes: row.bytes } },
    )
  }
  const freeSlot = acquireSlot(requireUser(ctx).userId)
  try {
    return await presentCreatedSong(ctx, await finishUpload(ctx, uploadId, download))
  } finally {
    freeSlot()
  }
}

async function download({ id, bytes }: UploadRow, path: string): Promise<void> {
  await assertDiskSpace(bytes)
  const content = await getStorage().open(presignedKey(id), { start: 0, end: bytes - 1 })
  const onTooLarge = () => new RangeError('The storage sent more bytes than it reported.')
  await writeStreamToFile(content, { path, maxBytes: bytes, onTooLarge })
}
