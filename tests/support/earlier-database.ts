import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { inject, onTestFinished } from 'vitest'
import { openEmbedded, openServer, type PostgresConnection } from '@/db/postgres'
import { rowsOf } from '@/db/rows'
import { fillEarlierLibrary } from './earlier-library'
import { applyMigrationsBefore, createDatabase } from './migrations'

const { entries } = JSON.parse(readFileSync('db/migrations/meta/_journal.json', 'utf8'))

/** `readState` of the earlier database before and after the upgrade. */
export const EARLIER = { songs: 8, migrations: 21, hasCatalogue: true }
export const UPGRADED = { songs: 9, migrations: Number(entries.length), hasCatalogue: false }

export type EarlierDatabase = {
  dataDir: string
  /** The address of the server; null for the embedded database in `dataDir`. */
  url: string | null
  open: () => Promise<PostgresConnection>
}

/** A stored database of the release with a shared catalogue; it is removed after the test. */
export async function storeEarlierDatabase(): Promise<EarlierDatabase> {
  const dataDir = mkdtempSync(join(tmpdir(), 'riffle-earlier-'))
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }))
  // The upgrade derives keys from the secrets, which are created there.
  process.env.DATA_DIR = dataDir
  const server = inject('databaseUrl')
  const url = server ? await createDatabase(server) : null
  const open = async () => (url ? openServer(url) : await openEmbedded(dataDir))
  await withConnection(open, async ({ drizzle }) => {
    await applyMigrationsBefore(drizzle, '0021_library_prepare')
    await fillEarlierLibrary(drizzle)
  })
  return { dataDir, url, open }
}

/** Runs `work` on a connection that is closed afterwards. */
export async function withConnection<Result>(
  open: () => Promise<PostgresConnection>,
  work: (connection: PostgresConnection) => Promise<Result>,
): Promise<Result> {
  const connection = await open()
  try {
    return await work(connection)
  } finally {
    await connection.close()
  }
}

/** The schema of a database, and the number of songs and applied migrations. */
export async function readState({ drizzle }: PostgresConnection) {
  const [state] = await rowsOf<{ songs: number; migrations: number; hasCatalogue: boolean }>(
    drizzle,
    sql`select (select count(*)::int from songs) as songs,
      (select count(*)::int from drizzle.__drizzle_migrations) as migrations,
      exists (select from information_schema.columns
        where table_name = 'songs' and column_name = 'owner_id') as "hasCatalogue"`,
  )
  return state
}
