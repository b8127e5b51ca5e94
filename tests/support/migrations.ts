import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { drizzle as drizzlePglite } from 'drizzle-orm/pglite'
import { drizzle as drizzlePostgres } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import { inject, onTestFinished } from 'vitest'
import { libraryStep } from '@/db/library-step'
import { applyMigrations } from '@/db/migration-runner'
import { createPglite } from '@/db/pglite'
import type { Database } from '@/db/postgres'

const MIGRATIONS = 'db/migrations'

type OnEnd = (close: () => Promise<void>) => void
type Migrated = {
  database: Database
  /** Applies the migration that was left out, and all after it. */
  migrate: () => Promise<void>
}

/**
 * An empty database with the schema before a migration, such as `0017_audit_events`, on the
 * embedded database or, with TEST_BACKEND=real, on PostgreSQL. `onEnd` registers its closing, by
 * default at the end of the test.
 * @throws Error if there is no migration of this name
 */
export async function databaseBefore(
  tag: string,
  onEnd: OnEnd = onTestFinished,
): Promise<Migrated> {
  const database = await emptyDatabase(onEnd)
  await applyMigrationsBefore(database, tag)
  return { database, migrate: () => migrateFrom(database, MIGRATIONS) }
}

/**
 * Applies the migrations before one to an empty database.
 * @throws Error if there is no migration of this name
 */
export async function applyMigrationsBefore(database: Database, tag: string): Promise<void> {
  const earlier = copyMigrationsBefore(tag)
  try {
    await migrateFrom(database, earlier)
  } finally {
    rmSync(earlier, { recursive: true })
  }
}

async function emptyDatabase(onEnd: OnEnd): Promise<Database> {
  const server = inject('databaseUrl')
  if (!server) {
    const client = await createPglite('memory://')
    onEnd(() => client.close())
    return drizzlePglite(client) as unknown as Database
  }
  const client = postgres(await createDatabase(server), { max: 1, onnotice: () => {} })
  onEnd(() => client.end())
  return drizzlePostgres(client) as unknown as Database
}

const migrateFrom = (database: Database, folder: string): Promise<void> =>
  applyMigrations(database, { folder, steps: [libraryStep] })

/** Creates an empty database on a server and returns its URL. */
export async function createDatabase(server: string): Promise<string> {
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
