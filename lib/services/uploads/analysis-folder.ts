import 'server-only'
import { mkdir, mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { db } from '@/db'
import { env } from '@/lib/config/env'
import { log } from '@/lib/observability/log'

const LOOK_EVERY_MS = 60 * 60_000
/** Nothing is listened to for as long as this. */
const DEAD_AFTER_MS = 2 * 60 * 60_000

const place = () => join(env().DATA_DIR, 'tmp', 'analysis')

/** Lends a folder of its own for a file that is listened to, and removes it with all in it. */
export async function inAnalysisFolder<Result>(
  work: (folder: string) => Promise<Result>,
): Promise<Result> {
  await mkdir(place(), { recursive: true })
  const folder = await mkdtemp(join(place(), 'song-'))
  try {
    return await work(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Removes what workers left behind that died; answers how to stop looking for more. */
export async function watchAnalysisFolders(): Promise<() => void> {
  // The one process that may open the embedded database has no other beside it.
  const isAlone = db.describe().postgres.kind === 'embedded'
  const sweep = (olderMs: number) =>
    removeDead(olderMs).catch((error) => log().warn({ err: error }, 'left-over audio stays'))
  await sweep(isAlone ? 0 : DEAD_AFTER_MS)
  const timer = setInterval(sweep, LOOK_EVERY_MS, DEAD_AFTER_MS)
  return () => clearInterval(timer)
}

async function removeDead(olderMs: number): Promise<void> {
  for (const name of await readdir(place()).catch((): string[] => [])) {
    const path = join(place(), name)
    const found = await stat(path).catch(() => undefined)
    if (found && Date.now() - found.mtimeMs >= olderMs) {
      await rm(path, { recursive: true, force: true })
    }
  }
}
