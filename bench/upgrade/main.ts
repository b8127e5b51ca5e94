import { loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import { migrate } from '@/db/migrate'
import type { Database } from '@/db/postgres'
import { openServer, type PostgresConnection } from '@/db/postgres'
import { rowsOf } from '@/db/rows'
import { applyMigrationsBefore } from '@/tests/support/migrations'
import { startPostgresServer } from '@/tests/support/postgres-server'
import { BENCH_SETTINGS } from '../settings'
import { table } from '../sql/table'
import { fillEarlier } from './fill'

// node scripts/run.mjs bench/upgrade/main.ts [--songs 1000000 --users 1000] [--url postgres://…]:
// writes a database of the release with a shared catalogue, upgrades it, and prints the rows of each
// table before and after. With --url the empty database there is used, and kept.
const { values } = parseArgs({
  options: {
    songs: { type: 'string', default: '1000000' },
    users: { type: 'string', default: '1000' },
    url: { type: 'string' },
  },
})

Object.assign(process.env, BENCH_SETTINGS)

const TABLES = [
  ...['users', 'playlists', 'playlist_tracks', 'liked_songs', 'plays', 'video_choices'],
  ...['songs', 'artists', 'albums', 'song_artists', 'song_sources', 'video_searches'],
]
/** Tables whose rows have an id that others name. */
const WITH_IDS = ['users', 'playlists', 'playlist_tracks', 'songs', 'artists', 'albums']

const server = values.url ? null : await startPostgresServer()
const url = values.url ?? (await server?.createDatabase('upgrade'))
if (!url) throw new Error('PostgreSQL was not found on this machine.')
async function fill(target: string): Promise<void> {
  const client = postgres(target, { max: 1, prepare: false, onnotice: () => {} })
  try {
    const database = drizzle(client) as unknown as Database
    await applyMigrationsBefore(database, '0021_library_prepare')
    await fillEarlier(database, { songs: Number(values.songs), users: Number(values.users) })
    for (const name of WITH_IDS) {
      await database.execute(sql.raw(`create table bench_${name} as select id from ${name}`))
    }
  } finally {
    await client.end()
  }
}

async function measureUpgrade(connection: PostgresConnection): Promise<void> {
  const before = await countRows(connection)
  const start = performance.now()
  await migrate(connection, { dataDir: '.data', isSkipped: true, minFreeBytes: 0 })
  const seconds = Math.round((performance.now() - start) / 1_000)
  const after = await countRows(connection)
  const kept = await countKept(connection)
  const rows = TABLES.map((name) => [name, before[name] ?? 0, after[name] ?? 0, kept[name] ?? ''])
  process.stdout.write(`${table(['table', 'rows before', 'rows after', 'kept ids'], rows)}\n`)
  const load = loadavg().map((value) => value.toFixed(1))
  process.stdout.write(`${seconds} s without the backup; load average ${load.join(', ')}\n`)
}

function countRows(connection: PostgresConnection): Promise<Record<string, number>> {
  return countEach(connection, TABLES, (name) => sql.raw(`select count(*) as count from ${name}`))
}

function countKept(connection: PostgresConnection): Promise<Record<string, number>> {
  return countEach(connection, WITH_IDS, (name) =>
    sql.raw(`select count(*) as count from bench_${name} join ${name} using (id)`),
  )
}

// The pool has a statement timeout, which counting a large table can exceed.
async function countEach(
  { drizzle: database }: PostgresConnection,
  names: string[],
  count: (name: string) => ReturnType<typeof sql>,
): Promise<Record<string, number>> {
  return database.transaction(async (tx) => {
    await tx.execute(sql`set local statement_timeout = 0`)
    const counts: Record<string, number> = {}
    for (const name of names) {
      const [row] = await rowsOf<{ count: string }>(tx, count(name))
      counts[name] = Number(row?.count ?? 0)
    }
    return counts
  })
}

try {
  await fill(url)
  const connection = openServer(url)
  try {
    await measureUpgrade(connection)
  } finally {
    await connection.close()
  }
} finally {
  await server?.stop()
}
