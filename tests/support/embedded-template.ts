import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { drizzle } from 'drizzle-orm/pglite'
import { fromPglite, PgBoss } from 'pg-boss'
import { applyReleaseMigrations } from '@/db/migrate'
import { createPglite, EMBEDDED_FOLDER } from '@/db/pglite'
import type { Database } from '@/db/postgres'

/**
 * Creates a folder of the embedded database with the schema. Each test file copies it, because
 * creating a database takes seconds.
 */
export async function makeEmbeddedTemplate(): Promise<{ folder: string; remove: () => void }> {
  const parent = mkdtempSync(join(tmpdir(), 'riffle-template-'))
  const folder = join(parent, EMBEDDED_FOLDER)
  const client = await createPglite(folder)
  await applyReleaseMigrations(drizzle(client) as unknown as Database)
  const boss = new PgBoss({ db: fromPglite(client), backend: 'pglite', supervise: false })
  await boss.start()
  await boss.stop({ graceful: false })
  await client.close()
  return { folder, remove: () => rmSync(parent, { recursive: true, force: true }) }
}
