import 'server-only'
import { mkdir, mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { db } from '@/db'
import { env } from '@/lib/config/env'
import { log } from '@/lib/observability/log'

const SWEEP_INTERVAL_MS = 60 * 60_000
/** No analysis takes this long. */
const STALE_AFTER_MS = 2 * 60 * 60_000

const rootFolder = () => join(env().DATA_DIR, 'tmp', 'analysis')

/** Runs `work` with a new folder for the file that is analysed, and deletes the folder afterwards. */
export async function withAnalysisFolder<Result>(
  work: (folder: string) => Promise<Result>,
): Promise<Result> {
  await mkdir(rootFolder(), { recursive: true })
  const folder = await mkdtemp(join(rootFolder(), 'song-'))
  try {
    return await work(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Deletes folders of workers that died, now and every hour. Returns the function that stops it. */
export async function startAnalysisFolderSweeper(): Promise<() => void> {
  // Only one process can open the embedded database, so every other folder is stale.
  const isOnlyProcess = db.describe().postgres.kind === 'embedded'
  const sweep = (minAgeMs: number) =>
    deleteOlderThan(minAgeMs).catch((error) =>
      log().warn({ err: error }, 'analysis folder cleanup failed'),
    )
  await sweep(isOnlyProcess ? 0 : STALE_AFTER_MS)
  const timer = setInterval(sweep, SWEEP_INTERVAL_MS, STALE_AFTER_MS)
  return () => clearInterval(timer)
}

async function deleteOlderThan(minAgeMs: number): Promise<void> {
  for (const name of await readdir(rootFolder()).catch((): string[] => [])) {
    const path = join(rootFolder(), name)
    const found = await stat(path).catch(() => undefined)
    if (found && Date.now() - found.mtimeMs >= minAgeMs) {
      await rm(path, { recursive: true, force: true })
    }
  }
}
