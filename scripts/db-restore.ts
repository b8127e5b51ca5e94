import { sql } from 'drizzle-orm'
import type { Database } from '@/db/postgres'
import { restoreArchive } from '@/db/restore-archive'
import { restoreDump } from '@/db/restore-dump'
import { rowsOf } from '@/db/rows'
import { env } from '@/lib/config/env'
import { runOperation } from './operations/run-operation'

// npm run db:restore -- FILE: restores a backup of the data folder. An embedded database is replaced and
// kept next to it; the database of DATABASE_URL has to be empty.
async function main(file: string | undefined): Promise<void> {
  if (!file) {
    throw new Error(
      'The path of the backup is missing: npm run db:restore -- .data/backups/riffle-2026-01-31.tar.gz',
    )
  }
  const { DATA_DIR, DATABASE_URL } = env()
  let accounts = 0
  const check = async (database: Database) => {
    accounts = await countAccounts(database)
  }
  const former = DATABASE_URL ? null : await restoreArchive({ dataDir: DATA_DIR, file, check })
  if (DATABASE_URL) await restoreDump({ url: DATABASE_URL, file, check })
  process.stdout.write(`Restored, with ${accounts} accounts.\n`)
  if (former) process.stdout.write(`The former database is ${former}.\n`)
}

async function countAccounts(database: Database): Promise<number> {
  const [row] = await rowsOf<{ count: number }>(
    database,
    sql`select count(*)::int as count from users`,
  )
  return row?.count ?? 0
}

runOperation('The restore failed.', () => main(process.argv[2]))
