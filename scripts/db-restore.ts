import { existsSync, openAsBlob, renameSync } from 'node:fs'
import { join } from 'node:path'
import { lockFolder } from '@/db/lock'
import { createPglite, EMBEDDED_FOLDER } from '@/db/pglite'
import { protectDataFolder } from '@/lib/config/data-folder'
import { env } from '@/lib/config/env'

/** Replaces the embedded database by a backup; the old database is kept next to it. */
async function main(file: string | undefined): Promise<void> {
  const { DATA_DIR, DATABASE_URL } = env()
  if (DATABASE_URL) {
    throw new Error(
      'DATABASE_URL is set: restore a .dump with "pg_restore --clean --if-exists --no-owner --dbname=… FILE".',
    )
  }
  if (!file || !existsSync(file)) {
    throw new Error(
      'The path of the backup is missing: npm run db:restore -- .data/backups/riffle-2026-01-31.tar.gz',
    )
  }
  protectDataFolder(DATA_DIR)
  const unlock = await lockFolder(DATA_DIR)
  const folder = join(DATA_DIR, EMBEDDED_FOLDER)
  const draft = `${folder}.restoring-${process.pid}`
  const restored = await createPglite(draft, await openAsBlob(file))
  const { rows } = await restored.query<{ count: number }>('select count(*)::int from users')
  await restored.close()
  const before = `${folder}.before-${new Date().toISOString().replaceAll(/[:.]/g, '-')}`
  if (existsSync(folder)) renameSync(folder, before)
  renameSync(draft, folder)
  unlock()
  process.stdout.write(
    `Restored, with ${rows[0]?.count} accounts. The earlier database is ${before}.\n`,
  )
}

main(process.argv[2]).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
})
