import 'server-only'
import { mkdir, statfs } from 'node:fs/promises'
import { db, type Transaction } from '@/db'
import { env } from '@/lib/config/env'
import type { Actor } from '@/lib/context'
import { AppError } from '@/lib/errors'
import { inWords } from './format-bytes'
import { incomingFolder } from './incoming'

const MB = 2 ** 20
const DAY_SECONDS = 86_400
const OPEN_MOST = 50
/** How long a URL of the storage takes the bytes of an upload. */
export const URL_SECONDS = 3_600

// Guests leave no address and are gone after a day.
const GUEST = { fileBytes: 60 * MB, bytes: 300 * MB, filesPerDay: 40 }

/** How large a file may be, and how much of them a user may have and send in a day. */
export function allowanceOf({ isGuest }: Pick<Actor, 'isGuest'>) {
  const { UPLOAD_FILE_MB, UPLOAD_QUOTA_MB, UPLOAD_FILES_PER_DAY } = env()
  const all = {
    fileBytes: UPLOAD_FILE_MB * MB,
    bytes: UPLOAD_QUOTA_MB * MB,
    filesPerDay: UPLOAD_FILES_PER_DAY,
  }
  if (!isGuest) return all
  return {
    fileBytes: Math.min(all.fileBytes, GUEST.fileBytes),
    bytes: Math.min(all.bytes, GUEST.bytes),
    filesPerDay: Math.min(all.filesPerDay, GUEST.filesPerDay),
  }
}

/** Throws `file_too_large`. */
export function assertSize(actor: Actor, bytes: number): void {
  const { fileBytes } = allowanceOf(actor)
  if (bytes > fileBytes) throw tooLarge(fileBytes)
}

export const tooLarge = (most: number) =>
  new AppError(
    'file_too_large',
    `The file is larger than ${inWords(most)}, the most that is taken.`,
    {
      headers: { Connection: 'close' },
    },
  )

/**
 * Whether a user may bring so many bytes more: what is on its way counts with what is there.
 * Throws `quota_exceeded`, `rate_limited`.
 */
export async function assertQuota(
  actor: Actor,
  bytes: number,
  store: Pick<Transaction, 'audioFiles' | 'uploads'> = db,
): Promise<void> {
  const used = await store.audioFiles.getUsage(actor.userId)
  const open = await store.uploads.open(actor.userId, URL_SECONDS)
  const allowed = allowanceOf(actor)
  if (used.bytes + open.bytes + bytes > allowed.bytes) {
    const left = Math.max(0, allowed.bytes - used.bytes - open.bytes)
    throw new AppError(
      'quota_exceeded',
      `Your uploads may take ${inWords(allowed.bytes)}, of which ${inWords(left)} are left.${
        used.removedBytes > 0 ? ' What you remove takes its room for a day more.' : ''
      }`,
      { fields: { quota: { bytes: allowed.bytes, left } } },
    )
  }
  if (used.filesToday >= allowed.filesPerDay) {
    throw tooMany(`${allowed.filesPerDay} files a day are taken. Go on tomorrow.`, DAY_SECONDS / 4)
  }
  if (open.count > OPEN_MOST) {
    throw tooMany(`${OPEN_MOST} uploads are under way already. Let some end first.`, 60)
  }
}

/** Throws `insufficient_storage` where the disk would fall below its floor. */
export async function assertDisk(bytes: number): Promise<void> {
  const { VERCEL, DISK_FLOOR_MB } = env()
  // The disk there is a function's own, and gone with it.
  if (VERCEL) return
  await mkdir(incomingFolder(), { recursive: true })
  const { bavail, bsize } = await statfs(incomingFolder())
  if (bavail * bsize - bytes < DISK_FLOOR_MB * MB) throw noSpace()
}

export const noSpace = (cause?: unknown) =>
  new AppError('insufficient_storage', 'The server has no room for this file at the moment.', {
    cause,
    headers: { 'Retry-After': '600' },
  })

const tooMany = (message: string, seconds: number) =>
  new AppError('rate_limited', message, { headers: { 'Retry-After': String(seconds) } })
