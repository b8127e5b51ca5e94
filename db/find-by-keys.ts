import { getTableColumns, type SQL, sql } from 'drizzle-orm'
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core'
import type { Database } from './postgres'
import { rowsOf } from './rows'

type Search = {
  /** A column of an index that begins with the columns of `owned`. */
  column: PgColumn
  keys: string[]
  /** The condition on the other columns of the index. */
  owned: SQL
}

/**
 * Looks the keys up in an index one by one. For a list of keys in a table without statistics, which
 * is new or embedded, PostgreSQL scans all rows of the user instead, so that an import would take
 * quadratic time.
 */
export function probeIndex({ column, keys, owned }: Search, columns: SQL): SQL {
  return sql`select found.* from jsonb_array_elements_text(${JSON.stringify(keys)}::jsonb) wanted(key)
    cross join lateral (
      select ${columns} from ${column.table} where ${owned} and ${column} = wanted.key offset 0
    ) found`
}

/** The rows with one of the keys. */
export async function findByKeys<Table extends PgTable>(
  db: Database,
  table: Table,
  search: Search,
): Promise<Table['$inferSelect'][]> {
  if (search.keys.length === 0) return []
  const columns: Record<string, PgColumn> = getTableColumns(table)
  const named = Object.entries(columns).map(
    ([key, column]) => sql`${column} as ${sql.identifier(key)}`,
  )
  return rowsOf(db, probeIndex(search, sql.join(named, sql`, `)))
}
