import 'server-only'
import { db, type Transaction } from '@/db'
import { env } from '@/lib/config/env'
import type { Actor } from '@/lib/context'
import { AppError } from '@/lib/errors'
import { retryAfter } from '../shared/retry-after'
import { formatBytes } from './format-bytes'

const MB = 2 ** 20
const DAILY_LIMIT_RETRY_SECONDS = 21_600
const OPEN_LIMIT_RETRY_SECONDS = 60
const MAX_OPEN_UPLOADS = 50
/** How long a presigned URL accepts the bytes of an upload. */
export const PRESIGNED_URL_SECONDS = 3_600

// Guests give no address and are deleted after a day.
const GUEST_LIMITS = { fileBytes: 60 * MB, filesPerDay: 40 }

/** The maximum size of a file, of all files of a user together, and of files a day. */
export function allowanceOf({ isGuest }: Pick<Actor, 'isGuest'>) {
  const { UPLOAD_FILE_MB, UPLOAD_QUOTA_MB, UPLOAD_FILES_PER_DAY, GUEST_UPLOAD_QUOTA_MB } = env()
  const limits = {
    fileBytes: UPLOAD_FILE_MB * MB,
    totalBytes: UPLOAD_QUOTA_MB * MB,
    filesPerDay: UPLOAD_FILES_PER_DAY,
  }
  if (!isGuest) return limits
  return {
    fileBytes: Math.min(limits.fileBytes, GUEST_LIMITS.fileBytes),
    totalBytes: Math.min(limits.totalBytes, GUEST_UPLOAD_QUOTA_MB * MB),
    filesPerDay: Math.min(limits.filesPerDay, GUEST_LIMITS.filesPerDay),
  }
}

/** @throws AppError `file_too_large` */
export function assertSize(actor: Actor, bytes: number): void {
  const { fileBytes } = allowanceOf(actor)
  if (bytes > fileBytes) throw fileTooLarge(fileBytes)
}

/** The problem for a file of more than `maxBytes`. */
export const fileTooLarge = (maxBytes: number) =>
  new AppError(
    'file_too_large',
    `The file is larger than the maximum of ${formatBytes(maxBytes)}.`,
    { headers: { Connection: 'close' }, params: { maxBytes } },
  )

/**
 * Checks that a user may add `bytes`. Open uploads count with their announced size.
 * @throws AppError `quota_exceeded`, `rate_limited`
 */
export async function assertQuota(
  actor: Actor,
  bytes: number,
  store: Pick<Transaction, 'audioFiles' | 'uploads'> = db,
): Promise<void> {
  const used = await store.audioFiles.getUsage(actor.userId)
  const open = await store.uploads.getOpenTotals(actor.userId, PRESIGNED_URL_SECONDS)
  const { totalBytes, filesPerDay } = allowanceOf(actor)
  const left = totalBytes - used.bytes - open.bytes
  if (bytes > left) {
    const hasRemoved = used.removedBytes > 0
    throw quotaExceeded(actor, { totalBytes, left: Math.max(0, left), hasRemoved })
  }
  if (used.filesToday >= filesPerDay) {
    const message = `You have uploaded ${filesPerDay} files today, the maximum. Continue tomorrow.`
    throw rateLimited(message, DAILY_LIMIT_RETRY_SECONDS)
  }
  if (open.count > MAX_OPEN_UPLOADS) {
    const message = `You have ${MAX_OPEN_UPLOADS} unfinished uploads, the maximum. Finish or cancel some first.`
    throw rateLimited(message, OPEN_LIMIT_RETRY_SECONDS)
  }
}

type Quota = { totalBytes: number; left: number; hasRemoved: boolean }

function quotaExceeded({ isGuest }: Actor, { totalBytes, left, hasRemoved }: Quota): AppError {
  const removed = hasRemoved ? ' Deleted uploads count for one more day.' : ''
  const advice = isGuest ? ' Create an account to get more.' : ''
  return new AppError(
    'quota_exceeded',
    `${formatBytes(left)} of your ${formatBytes(totalBytes)} for uploads are left.${removed}${advice}`,
    {
      extensions: { quota: { bytes: totalBytes, left } },
      params: { bytesLeft: left, totalBytes },
    },
  )
}

const rateLimited = (message: string, seconds: number) =>
  new AppError('rate_limited', message, retryAfter(seconds))
