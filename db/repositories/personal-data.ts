import { and, asc, getTableColumns, type SQL, sql } from 'drizzle-orm'
import type { AnyPgColumn } from 'drizzle-orm/pg-core'
import { type PersonalSection, type PersonalTable, personalTables } from '../personal-tables'
import type { Database } from '../postgres'
import { songSummary } from './song-summary'

type Row = Record<string, unknown>

/** The key of the last row of a page, as text. */
export type PersonalKey = string[]

const PAGE_ROWS = 500

export const personalDataRepository = (db: Database) => ({
  listSections: () => Object.keys(personalTables) as PersonalSection[],

  /** A page of a section of a user's data; `next` is undefined on the last page. */
  async listRows(section: PersonalSection, userId: string, after?: PersonalKey) {
    const personal: PersonalTable = personalTables[section]
    const rows = await db
      .select({ ...exportedColumns(personal), keys: keyTexts(personal) })
      .from(personal.table)
      .where(and(personal.isOwnedBy(userId, db), after && isAfter(personal.key, after)))
      .orderBy(...personal.key.map((column) => asc(column)))
      .limit(PAGE_ROWS)
    const last = rows.length === PAGE_ROWS ? (rows.at(-1)?.keys as PersonalKey) : undefined
    return { rows: rows.map(({ keys: _keys, ...row }): Row => row), next: last }
  },
})

function exportedColumns({
  table,
  without,
  song,
}: PersonalTable): Record<string, AnyPgColumn | SQL> {
  const columns = Object.entries(getTableColumns(table)).filter(([name]) => !without.includes(name))
  return { ...Object.fromEntries(columns), ...(song ? { song: songSummary(song) } : {}) }
}

// As text: a Date would lose the microseconds.
const keyTexts = ({ key }: PersonalTable) =>
  sql<string[]>`json_build_array(${sql.join(
    key.map((column) => sql`${column}::text`),
    sql`, `,
  )})`

const CASTS: Record<string, SQL> = {
  PgUUID: sql`::uuid`,
  PgInteger: sql`::int`,
  PgSmallInt: sql`::smallint`,
  PgTimestamp: sql`::timestamptz`,
}

function isAfter(key: AnyPgColumn[], after: PersonalKey): SQL {
  const list = (parts: SQL[]) => sql`(${sql.join(parts, sql`, `)})`
  const values = key.map(
    ({ columnType }, index) => sql`${after[index]}${CASTS[columnType] ?? sql``}`,
  )
  return sql`${list(key.map((column) => sql`${column}`))} > ${list(values)}`
}
