import 'server-only'
import { mkdir, statfs } from 'node:fs/promises'
import { env } from '@/lib/config/env'
import { AppError } from '@/lib/errors'
import { tempFolder } from './temp-files'

const MB = 2 ** 20

/** @throws AppError `insufficient_storage` if `bytes` more would leave less than DISK_FLOOR_MB free */
export async function assertDiskSpace(bytes: number): Promise<void> {
  const { VERCEL, DISK_FLOOR_MB } = env()
  // A function on Vercel has a disk of its own, which is discarded with it.
  if (VERCEL) return
  await mkdir(tempFolder(), { recursive: true })
  const { bavail, bsize } = await statfs(tempFolder())
  if (bavail * bsize - bytes < DISK_FLOOR_MB * MB) throw noDiskSpace()
}

/** The problem for a full disk. */
export const noDiskSpace = (cause?: unknown) =>
  new AppError('insufficient_storage', 'The server has no space for this file at the moment.', {
    cause,
    headers: { 'Retry-After': '600' },
  })
