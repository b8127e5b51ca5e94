import 'server-only'
import type { UploadRow } from '@/db'
import type { Context } from '@/lib/context'
import type { UploadedSong } from '@/lib/contract/own-songs'
import type { Upload } from '@/lib/contract/upload'
import { findSong } from '../songs/songs'
import type { CreatedSong } from './create-uploaded-song'

/** The API's representation of an upload. */
export const presentUpload = ({
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

/** The API's representation of a song that an upload has just become. */
export async function presentCreatedSong(
  ctx: Context,
  { songId, jobId }: CreatedSong,
): Promise<UploadedSong> {
  return { ...(await findSong(ctx, { songId })), analysis: { jobId, status: 'queued' } }
}
