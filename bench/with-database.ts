import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { BENCH_SETTINGS } from './settings'

/**
 * Opens the database of a URL, else an embedded one, for `work` in this process, which must not have
 * read its settings yet. `folder` is removed afterwards.
 */
export async function withDatabase<Result>(
  databaseUrl: string | undefined,
  work: (folder: string) => Promise<Result>,
): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'riffle-bench-'))
  Object.assign(process.env, {
    ...BENCH_SETTINGS,
    NODE_ENV: 'development',
    DATA_DIR: folder,
    ...(databaseUrl ? { DATABASE_URL: databaseUrl } : {}),
  })
  const { db } = await import('@/db')
  await db.open()
  try {
    return await work(folder)
  } finally {
    await db.close()
    rmSync(folder, { recursive: true, force: true })
  }
}
