import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { drizzle as drizzlePglite } from 'drizzle-orm/pglite'
import { migrate as migratePglite } from 'drizzle-orm/pglite/migrator'
import { drizzle as drizzlePostgres } from 'drizzle-orm/postgres-js'
import { migrate as migratePostgres } from 'drizzle-orm/postgres-js/migrator'
import postgres from 'postgres'
import { inject, onTestFinished } from 'vitest'
import { createPglite } from '@/db/pglite'
import type { Database } from '@/db/postgres'

const MIGRATIONS = 'db/migrations'

type Migrated = {
  database: Database
  /** Applies the migration that was left out, and all after it. */
  migrate: () => Promise<void>
}

/**
 * An empty database with the schema before a migration, such as `0017_audit_events`, on the
 * embedded database or, with TEST_BACKEND=real, on PostgreSQL. Closed when the test ends.
 * @throws Error if there is no migration of this name
 */
export async function databaseBefore(tag: string): Promise<Migrated> {
  const { database, migrateFrom } = await emptyDatabase()
  const earlier = copyMigrationsBefore(tag)
  try {
    await migrateFrom(earlier)
  } finally {
    rmSync(earlier, { recursive: true })
  }
  return { database, migrate: () => migrateFrom(MIGRATIONS) }
}

type Empty = { database: Database; migrateFrom: (folder: string) => Promise<void> }

async function emptyDatabase(): Promise<Empty> {
  const server = inject('databaseUrl')
  if (!server) {
    const client = await createPglite('memory://')
    onTestFinished(() => client.close())
    const database = drizzlePglite(client)
    const migrateFrom = (migrationsFolder: string) => migratePglite(database, { migrationsFolder })
    return { database: database as unknown as Database, migrateFrom }
  }
  const client = postgres(await createDatabase(server), { max: 1, onnotice: () => {} })
  onTestFinished(() => client.end())
  const database = drizzlePostgres(client)
  const migrateFrom = (migrationsFolder: string) => migratePostgres(database, { migrationsFolder })
  return { database: database as unknown as Database, migrateFrom }
}

async function createDatabase(server: string): Promise<string> {
  const name = `migration_${crypto.randomUUID().replaceAll('-', '').slice(0, 16)}`
  const client = postgres(server, { max: 1, onnotice: () => {} })
  await client.unsafe(`create database ${name}`)
  await client.end()
  const url = new URL(server)
  url.pathname = `/${name}`
  return url.href
}

type Journal = { entries: { tag: string }[] }

function copyMigrationsBefore(tag: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'riffle-migrations-'))
  cpSync(MIGRATIONS, folder, { recursive: true })
  const path = join(folder, 'meta', '_journal.json')
  const journal: Journal = JSON.parse(readFileSync(path, 'utf8'))
  const count = journal.entries.findIndex((entry) => entry.tag === tag)
  if (count < 0) throw new Error(`There is no migration ${tag}.`)
  writeFileSync(path, JSON.stringify({ ...journal, entries: journal.entries.slice(0, count) }))
  return folder
}
