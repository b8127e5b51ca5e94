import 'server-only'
import { mkdir, statfs } from 'node:fs/promises'
import { env } from '@/lib/config/env'
import { AppError } from '@/lib/errors'
import { tempFolder } from './temp-files'

const MB = 2 ** 20

const RETRY_AFTER_SECONDS = 600
const MEASURE_INTERVAL_MS = 1_000

/** @throws AppError `insufficient_storage` if `bytes` more would leave less than DISK_FLOOR_MB free */
export async function assertDiskSpace(bytes: number): Promise<void> {
  const { VERCEL, DISK_FLOOR_MB } = env()
  // A function on Vercel has a disk of its own, which is discarded with it.
  if (VERCEL) return
  if ((await measureFreeBytes()) - bytes < DISK_FLOOR_MB * MB) throw noDiskSpace()
}

let lastMeasured = { at: Number.NEGATIVE_INFINITY, freeBytes: 0 }

/**
 * Checks the space for small writes: all but files. They need half of DISK_FLOOR_MB, so that files
 * cannot stop them. The space is measured once a second.
 * @throws AppError `insufficient_storage`
 */
export async function assertSpaceForWrites(): Promise<void> {
  const { VERCEL, DISK_FLOOR_MB } = env()
  if (VERCEL) return
  const now = performance.now()
  if (now - lastMeasured.at > MEASURE_INTERVAL_MS) {
    lastMeasured = { at: now, freeBytes: await measureFreeBytes() }
  }
  if (lastMeasured.freeBytes < (DISK_FLOOR_MB * MB) / 2) throw noDiskSpace()
}

async function measureFreeBytes(): Promise<number> {
  await mkdir(tempFolder(), { recursive: true })
  const { bavail, bsize } = await statfs(tempFolder())
  return bavail * bsize
}

/** The problem for a full disk. */
export const noDiskSpace = (cause?: unknown) =>
  new AppError('insufficient_storage', 'The server has no space for this at the moment.', {
    cause,
    headers: { 'Retry-After': String(RETRY_AFTER_SECONDS) },
  })
