import 'server-only'
import { mkdir, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { uuidv7 } from 'uuidv7'
import { env } from '@/lib/env'
import { log } from '@/lib/observability/log'

const LOOK_EVERY_MS = 20_000
/** A file on its way is written to more often than this, or its sender is cut off. */
const DEAD_AFTER_MS = 40_000
const ONE_GO = 'direct-'

/** Where files lie while they arrive, on the file system of the storage. */
export const incomingFolder = () => join(env().DATA_DIR, 'incoming')

/** A path for a file that comes in one go; the name says nothing of what it is called. */
export async function freshPath(): Promise<string> {
  await mkdir(incomingFolder(), { recursive: true })
  return join(incomingFolder(), `${ONE_GO}${uuidv7()}`)
}

/** The path of an upload that may be continued. */
export const pathOf = (uploadId: string) => join(incomingFolder(), uploadId)

/** Removes what a process left behind that died; then again and again, for those beside this one. */
export async function watchIncoming(): Promise<void> {
  await removeDead()
  setInterval(
    () => removeDead().catch((error) => log().warn({ err: error }, 'left-over uploads stay')),
    LOOK_EVERY_MS,
  ).unref()
}

async function removeDead(): Promise<void> {
  for (const name of await namesIn()) {
    if (!name.startsWith(ONE_GO)) continue
    const path = join(incomingFolder(), name)
    const found = await stat(path).catch(() => undefined)
    if (found && Date.now() - found.mtimeMs > DEAD_AFTER_MS) await rm(path, { force: true })
  }
}

/** The ids of uploads whose files lie here. */
export const idsThatLieHere = async (): Promise<string[]> =>
  (await namesIn()).filter((name) => !name.startsWith(ONE_GO))

const namesIn = () => readdir(incomingFolder()).catch((): string[] => [])
