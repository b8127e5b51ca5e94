import { sql } from 'drizzle-orm'
import type { Database } from './postgres'
import { rowsOf } from './rows'

/** Returns when the newest applied migration was generated, in milliseconds; 0 for an empty database. */
export async function readLastApplied(database: Database): Promise<number> {
  await ensureMigrationsTable(database)
  const [row] = await rowsOf<{ last: string | number | null }>(
    database,
    sql`select max(created_at) as last from drizzle.__drizzle_migrations`,
  )
  return Number(row?.last ?? 0)
}

// Checked first: "if not exists" needs the right to create, also if the table exists.
async function ensureMigrationsTable(database: Database): Promise<void> {
  const [found] = await rowsOf<{ schema: boolean; table: boolean }>(
    database,
    sql`select to_regnamespace('drizzle') is not null as "schema",
      to_regclass('drizzle.__drizzle_migrations') is not null as "table"`,
  )
  if (found?.table) return
  if (!found?.schema) await database.execute(sql`create schema if not exists drizzle`)
  await database.execute(sql`create table if not exists drizzle.__drizzle_migrations (
    id serial primary key, hash text not null, created_at bigint)`)
}
