import 'server-only'
import { sql } from 'drizzle-orm'
import type { Database } from './postgres'
import { rowsOf } from './rows'

/** The number of rows of a table, and a digest of them that does not depend on their order. */
export type TableState = { rows: number; digest: string }

type Table = { schema: string; name: string; pages: number }

/** The embedded database blocks the event loop during a statement, so a statement reads this much. */
const PAGES_PER_STATEMENT = 1_000

/**
 * Returns the state of each table by its name with the schema, partitions separately. Equal rows have
 * equal digests on all versions of PostgreSQL. To be called in a transaction that reads one snapshot.
 */
export async function readTableStates(tx: Database): Promise<Record<string, TableState>> {
  // The text form of a row depends on these.
  await tx.execute(sql`select set_config('timezone', 'UTC', true),
    set_config('datestyle', 'ISO, YMD', true), set_config('intervalstyle', 'iso_8601', true),
    set_config('bytea_output', 'hex', true), set_config('extra_float_digits', '1', true)`)
  const states: Record<string, TableState> = {}
  for (const table of await listTables(tx)) {
    states[`${table.schema}.${table.name}`] = await readState(tx, table)
  }
  return states
}

/** Returns the tables of all schemas but those of PostgreSQL, and without those of extensions. */
const listTables = (tx: Database): Promise<Table[]> =>
  rowsOf<Table>(
    tx,
    sql`select namespace.nspname as schema, class.relname as name,
        (pg_relation_size(class.oid) / current_setting('block_size')::int)::int as pages
      from pg_class class join pg_namespace namespace on namespace.oid = class.relnamespace
      where class.relkind = 'r' and namespace.nspname <> 'information_schema'
        and not starts_with(namespace.nspname, 'pg_')
        and not exists (select from pg_depend where classid = 'pg_class'::regclass
          and objid = class.oid and deptype = 'e')
      order by 1, 2`,
  )

async function readState(tx: Database, { schema, name, pages }: Table): Promise<TableState> {
  const table = sql`${sql.identifier(schema)}.${sql.identifier(name)}`
  let rows = 0
  let sum = 0n
  for (let page = 0; page < pages; page += PAGES_PER_STATEMENT) {
    const [found] = await rowsOf<{ rows: number; sum: string }>(
      tx,
      sql`select count(*)::float8 as rows,
          coalesce(sum(('x' || left(md5(counted::text), 15))::bit(60)::bigint), 0)::text as sum
        from ${table} counted
        where counted.ctid >= ${`(${page},0)`}::tid
          and counted.ctid < ${`(${page + PAGES_PER_STATEMENT},0)`}::tid`,
    )
    rows += found?.rows ?? 0
    sum += BigInt(found?.sum ?? 0)
  }
  return { rows, digest: sum.toString(16) }
}
