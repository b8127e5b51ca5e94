import 'server-only'
import { mkdir, readdir, rm, stat, utimes } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { uuidv7 } from 'uuidv7'
import { env } from '@/lib/config/env'
import { log } from '@/lib/observability/log'

const SWEEP_INTERVAL_MS = 10_000
/** A process touches each file it holds once a sweep: an older file belongs to a process that died. */
const STALE_AFTER_MS = 40_000
const DIRECT_PREFIX = 'direct-'

const held = new Set<string>()

/** The folder for files that are being received, on the file system of the storage if it has one. */
export const tempFolder = () => join(env().VERCEL ? tmpdir() : env().DATA_DIR, 'incoming')

/**
 * Returns a new path for a file that arrives in one request. Its name contains no text of the sender.
 * This process keeps the file alive until `release`.
 */
export async function createTempPath(): Promise<string> {
  await mkdir(tempFolder(), { recursive: true })
  const path = join(tempFolder(), `${DIRECT_PREFIX}${uuidv7()}`)
  held.add(path)
  return path
}

/** Deletes the file of a path from `createTempPath`. */
export async function release(path: string): Promise<void> {
  held.delete(path)
  await rm(path, { force: true })
}

/** The path of the bytes of a resumable upload. */
export const resumablePath = (uploadId: string) => join(tempFolder(), uploadId)

/** Sweeps now and then every ten seconds, since other processes on this folder may die. */
export async function startTempFileSweeper(): Promise<void> {
  await sweepTempFiles()
  setInterval(
    () =>
      sweepTempFiles().catch((error) => log().warn({ err: error }, 'temp upload cleanup failed')),
    SWEEP_INTERVAL_MS,
  ).unref()
}

/** Touches the files that this process holds and deletes those of processes that died. */
export async function sweepTempFiles(): Promise<void> {
  const now = new Date()
  for (const path of held) await utimes(path, now, now).catch(() => {})
  for (const name of await listNames()) {
    const path = join(tempFolder(), name)
    if (!name.startsWith(DIRECT_PREFIX) || held.has(path)) continue
    const found = await stat(path).catch(() => undefined)
    if (found && Date.now() - found.mtimeMs > STALE_AFTER_MS) await rm(path, { force: true })
  }
}

/** The ids of the resumable uploads whose bytes are in the folder. */
export const resumableUploadIds = async (): Promise<string[]> =>
  (await listNames()).filter((name) => !name.startsWith(DIRECT_PREFIX))

const listNames = () => readdir(tempFolder()).catch((): string[] => [])
