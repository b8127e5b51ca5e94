import 'server-only'
import { mkdir, readdir, rm, stat, utimes } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { uuidv7 } from 'uuidv7'
import { env } from '@/lib/config/env'
import { log } from '@/lib/observability/log'

const LOOK_EVERY_MS = 10_000
/** Whoever holds a file touches it more often than this while it lives. */
const DEAD_AFTER_MS = 40_000
const ONE_GO = 'direct-'

const held = new Set<string>()

/** Where files lie while they arrive, on the file system of the storage where it has one. */
export const incomingFolder = () => join(env().VERCEL ? tmpdir() : env().DATA_DIR, 'incoming')

/**
 * A path for a file that comes in one go; the name says nothing of what it is called. This process
 * holds it until `letGo`.
 */
export async function freshPath(): Promise<string> {
  await mkdir(incomingFolder(), { recursive: true })
  const path = join(incomingFolder(), `${ONE_GO}${uuidv7()}`)
  held.add(path)
  return path
}

/** Removes a file that came in one go. */
export async function letGo(path: string): Promise<void> {
  held.delete(path)
  await rm(path, { force: true })
}

/** The path of an upload that may be continued. */
export const pathOf = (uploadId: string) => join(incomingFolder(), uploadId)

/** Tends the folder from now on, for the processes beside this one may die. */
export async function watchIncoming(): Promise<void> {
  await tendIncoming()
  setInterval(
    () => tendIncoming().catch((error) => log().warn({ err: error }, 'left-over uploads stay')),
    LOOK_EVERY_MS,
  ).unref()
}

/** Touches the files that this process holds, and removes what one that died left behind. */
export async function tendIncoming(): Promise<void> {
  const now = new Date()
  for (const path of held) await utimes(path, now, now).catch(() => {})
  for (const name of await namesIn()) {
    const path = join(incomingFolder(), name)
    if (!name.startsWith(ONE_GO) || held.has(path)) continue
    const found = await stat(path).catch(() => undefined)
    if (found && Date.now() - found.mtimeMs > DEAD_AFTER_MS) await rm(path, { force: true })
  }
}

/** The ids of uploads whose files lie here. */
export const idsThatLieHere = async (): Promise<string[]> =>
  (await namesIn()).filter((name) => !name.startsWith(ONE_GO))

const namesIn = () => readdir(incomingFolder()).catch((): string[] => [])
