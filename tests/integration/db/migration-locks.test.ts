import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { drizzle } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import { describe, expect, inject, it, onTestFinished } from 'vitest'
import { applyMigrations } from '@/db/migration-runner'
import type { Database } from '@/db/postgres'
import { createDatabase } from '@/tests/support/migrations'

const MIGRATIONS = 'db/migrations'
const HELD_MS = 4_000
const READ_INTERVAL_MS = 10
const APP_LOCK_TIMEOUT_MS = 3_000

/** Copies the migrations of this release with one more, which adds a column to the playlists. */
function migrationsWithColumn(): string {
  const folder = mkdtempSync(join(tmpdir(), 'riffle-migrations-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  cpSync(MIGRATIONS, folder, { recursive: true })
  const path = join(folder, 'meta', '_journal.json')
  const journal: { entries: { tag: string; when: number }[] } = JSON.parse(
    readFileSync(path, 'utf8'),
  )
  const tag = '9999_test_column'
  const when = Math.max(...journal.entries.map((entry) => entry.when)) + 1
  journal.entries.push({ ...journal.entries.at(-1), tag, when })
  writeFileSync(path, JSON.stringify(journal))
  writeFileSync(join(folder, `${tag}.sql`), 'alter table playlists add column test_column integer;')
  return folder
}

const connectTo = (url: string, options: postgres.Options<Record<string, never>> = {}) => {
  const client = postgres(url, { onnotice: () => {}, ...options })
  onTestFinished(() => client.end({ timeout: 1 }))
  return client
}

const toDatabase = (client: postgres.Sql) => drizzle(client) as unknown as Database

async function migratedDatabase() {
  const url = await createDatabase(inject('databaseUrl'))
  const database = toDatabase(connectTo(url, { max: 1 }))
  await applyMigrations(database, { folder: MIGRATIONS, steps: [] })
  return { url, database }
}

/** Starts a transaction that has read the playlists. Returns how to end it. */
async function holdLock(url: string): Promise<() => Promise<unknown>> {
  const holder = connectTo(url, { max: 1 })
  const { promise: released, resolve: release } = Promise.withResolvers<void>()
  const { promise: held, resolve: hold } = Promise.withResolvers<void>()
  const transaction = holder.begin(async (tx) => {
    await tx`select count(*) from playlists`
    hold()
    await released
  })
  await held
  return () => {
    release()
    return transaction
  }
}

/** Reads the playlists a hundred times a second. Returns how to stop, with the times of all reads. */
function readSteadily(url: string) {
  const client = connectTo(url, {
    max: 10,
    connection: { lock_timeout: APP_LOCK_TIMEOUT_MS, statement_timeout: 5_000 },
  })
  const reads: Promise<number>[] = []
  const read = async () => {
    const start = performance.now()
    await client`select count(*) from playlists`
    return performance.now() - start
  }
  const timer = setInterval(() => {
    const pending = read()
    pending.catch(() => undefined)
    reads.push(pending)
  }, READ_INTERVAL_MS)
  return async () => {
    clearInterval(timer)
    return Promise.all(reads)
  }
}

const hasColumn = async (url: string) => {
  const [row] = await connectTo(url, { max: 1 })`select count(*)::int as columns
    from information_schema.columns where table_name = 'playlists' and column_name = 'test_column'`
  return row?.columns === 1
}

describe.skipIf(!inject('databaseUrl'))('migrations (need PostgreSQL)', () => {
  it('wait for a long transaction in turns, so that no read of others fails', async () => {
    const { url, database } = await migratedDatabase()
    const release = await holdLock(url)
    const stopReads = readSteadily(url)
    const migrated = applyMigrations(database, { folder: migrationsWithColumn(), steps: [] })
    await pause(HELD_MS)
    expect(await hasColumn(url)).toBe(false)
    await release()
    await migrated
    const times = await stopReads()
    expect(times.length).toBeGreaterThan(100)
    expect(Math.max(...times)).toBeLessThan(APP_LOCK_TIMEOUT_MS)
    expect(await hasColumn(url)).toBe(true)
  })

  it('give up after a bounded number of attempts and change nothing', async () => {
    const { url, database } = await migratedDatabase()
    const release = await holdLock(url)
    const folder = migrationsWithColumn()
    const blocked = applyMigrations(database, {
      folder,
      steps: [],
      lockRetries: { maxAttempts: 2 },
    })
    await expect(blocked).rejects.toMatchObject({ name: 'MigrationBlockedError' })
    expect(await hasColumn(url)).toBe(false)
    await release()
    await applyMigrations(database, { folder, steps: [] })
    expect(await hasColumn(url)).toBe(true)
  })
})
