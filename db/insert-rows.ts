import { getTableColumns, SQL, sql } from 'drizzle-orm'
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core'
import type { Database } from './postgres'

type Row = Record<string, unknown>
type Source = { key: string; column: PgColumn; value: SQL; type: string }

const MAX_ROWS_PER_STATEMENT = 500

/**
 * Inserts rows as one JSON parameter per statement: to bind a parameter for each value takes longer
 * than to insert the rows. Values that are undefined get their default, except
 * those that drizzle computes, such as ids. `conflict` is the clause `on conflict …`.
 */
export async function insertRows<Table extends PgTable>(
  db: Database,
  table: Table,
  rows: Table['$inferInsert'][],
  conflict: SQL = sql``,
): Promise<void> {
  const columns: Record<string, PgColumn> = getTableColumns(table)
  const sources = Object.entries(columns)
    .filter(([key]) => rows.some((row: Row) => row[key] !== undefined))
    .map(([key, column]) => sourceOf(key, column))
  const names = sql.join(
    sources.map(({ column }) => sql.identifier(column.name)),
    sql`, `,
  )
  const types = sql.join(
    sources.map(({ column, type }) => sql`${sql.identifier(column.name)} ${sql.raw(type)}`),
    sql`, `,
  )
  const values = sql.join(
    sources.map(({ value }) => value),
    sql`, `,
  )
  for (let from = 0; from < rows.length; from += MAX_ROWS_PER_STATEMENT) {
    const json = toJson(rows.slice(from, from + MAX_ROWS_PER_STATEMENT), sources)
    await db.execute(sql`insert into ${table} (${names}) select ${values}
      from jsonb_to_recordset(${json}::jsonb) as r(${types}) ${conflict}`)
  }
}

function sourceOf(key: string, column: PgColumn): Source {
  const name = sql`r.${sql.identifier(column.name)}`
  // A column that is computed from its value receives the value as text.
  const computed: unknown =
    column.columnType === 'PgCustomColumn' ? column.mapToDriverValue(name) : name
  const isComputed = computed instanceof SQL && computed !== name
  const given = isComputed ? computed : name
  const value = column.default instanceof SQL ? sql`coalesce(${given}, ${column.default})` : given
  return { key, column, value, type: isComputed ? 'text' : column.getSQLType() }
}

function toJson(rows: Row[], sources: Source[]): string {
  const named = rows.map((row) => {
    const values: Row = {}
    for (const { key, column } of sources) values[column.name] = withDefault(row[key], column)
    return values
  })
  const json = JSON.stringify(named)
  // JSONB has no lone surrogates, which the drivers replace in text parameters.
  return MAY_HAVE_LONE_SURROGATE.test(json) ? JSON.stringify(named, toWellFormed) : json
}

const MAY_HAVE_LONE_SURROGATE = /\\ud[89a-f]/
const toWellFormed = (_key: string, value: unknown) =>
  typeof value === 'string' ? value.toWellFormed() : value

// A default that is an expression is applied by the statement.
const withDefault = (value: unknown, { default: standard }: PgColumn): unknown =>
  value === undefined && !(standard instanceof SQL) ? standard : value
