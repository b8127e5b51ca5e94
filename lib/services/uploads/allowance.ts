import 'server-only'
import { mkdir, statfs } from 'node:fs/promises'
import { db, type Transaction } from '@/db'
import type { Actor } from '@/lib/context'
import { env } from '@/lib/env'
import { AppError } from '@/lib/errors'
import { inWords } from './size-in-words'

const MB = 2 ** 20
const DAY_SECONDS = 86_400
const OPEN_MOST = 50

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
  const used = await store.audioFiles.usage(actor.userId)
  const open = await store.uploads.open(actor.userId)
  const allowed = allowanceOf(actor)
  if (used.bytes + open.bytes + bytes > allowed.bytes) {
    const left = Math.max(0, allowed.bytes - used.bytes - open.bytes)
    throw new AppError(
      'quota_exceeded',
      `Your uploads may take ${inWords(allowed.bytes)}, of which ${inWords(left)} are left.`,
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

/**
 * Everything that speaks against a file of so many bytes before it comes. Throws `file_too_large`,
 * `quota_exceeded`, `rate_limited`, `insufficient_storage`.
 */
export async function assertRoom(actor: Actor, bytes: number): Promise<void> {
  assertSize(actor, bytes)
  await assertQuota(actor, bytes)
  await assertDisk(bytes)
}

/** Throws `insufficient_storage` where the disk would fall below its floor. */
export async function assertDisk(bytes: number): Promise<void> {
  const { DATA_DIR, DISK_FLOOR_MB } = env()
  await mkdir(DATA_DIR, { recursive: true })
  const { bavail, bsize } = await statfs(DATA_DIR)
  if (bavail * bsize - bytes < DISK_FLOOR_MB * MB) throw noSpace()
}

export const noSpace = (cause?: unknown) =>
  new AppError('insufficient_storage', 'The server has no room for this file at the moment.', {
    cause,
    headers: { 'Retry-After': '600' },
  })

const tooMany = (message: string, seconds: number) =>
  new AppError('rate_limited', message, { headers: { 'Retry-After': String(seconds) } })
