import { and, asc, getTableColumns, type SQL, sql } from 'drizzle-orm'
import type { AnyPgColumn } from 'drizzle-orm/pg-core'
import {
  type PersonalSection,
  type PersonalTable,
  personalTables,
  songWords,
} from '../personal-tables'
import type { Database } from '../postgres'

type Row = Record<string, unknown>

/** Where the next page begins: the key of the last row, as text. */
export type PersonalKey = string[]

const PAGE = 500

export const personalDataRepository = (db: Database) => ({
  sections: () => Object.keys(personalTables) as PersonalSection[],

  /** A page of what is stored about a user under one name, and where the next begins. */
  async page(section: PersonalSection, userId: string, after?: PersonalKey) {
    const personal: PersonalTable = personalTables[section]
    const rows = await db
      .select({ ...shown(personal), keys: keyTexts(personal) })
      .from(personal.table)
      .where(and(personal.isOf(userId, db), after && isAfter(personal.key, after)))
      .orderBy(...personal.key.map((column) => asc(column)))
      .limit(PAGE)
    const last = rows.length === PAGE ? (rows.at(-1)?.keys as PersonalKey) : undefined
    return { rows: rows.map(({ keys: _keys, ...row }): Row => row), next: last }
  },
})

function shown({ table, without, song }: PersonalTable): Record<string, AnyPgColumn | SQL> {
  const columns = Object.entries(getTableColumns(table)).filter(([name]) => !without.includes(name))
  return { ...Object.fromEntries(columns), ...(song ? { song: songWords(song) } : {}) }
}

// As text, which keeps the microseconds that a Date would lose.
const keyTexts = ({ key }: PersonalTable) =>
  sql<string[]>`json_build_array(${sql.join(
    key.map((column) => sql`${column}::text`),
    sql`, `,
  )})`

const CASTS: Record<string, SQL> = {
  PgUUID: sql`::uuid`,
  PgInteger: sql`::int`,
  PgTimestamp: sql`::timestamptz`,
}

function isAfter(key: AnyPgColumn[], after: PersonalKey): SQL {
  const list = (parts: SQL[]) => sql`(${sql.join(parts, sql`, `)})`
  const known = key.map(
    ({ columnType }, index) => sql`${after[index]}${CASTS[columnType] ?? sql``}`,
  )
  return sql`${list(key.map((column) => sql`${column}`))} > ${list(known)}`
}
