import { readFileSync } from 'node:fs'
import { is } from 'drizzle-orm'
import { getTableConfig, PgTable } from 'drizzle-orm/pg-core'
import { describe, expect, it } from 'vitest'
import { personalTables, tablesKept, tablesLeftOut } from '@/db/personal-tables'

const LEVELS = ['secret', 'personal', 'library', 'none']
const SECRET_COLUMN = /(?:password|token|state|code)_hash|secret|_token$|verifier/

type Row = { contains: string; level: string; keptUntil: string; columns: string[] }

/** Reads the inventory of the page: a row for each table, by its name. */
function readInventory(): Map<string, Row> {
  const rows = readFileSync('docs/privacy.md', 'utf8')
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .filter((cells) => cells.length === 7 && /^`\w+`$/.test(cells[1] ?? ''))
  return new Map(
    rows.map(([, name = '', contains = '', level = '', keptUntil = '', columns = '']) => [
      name.slice(1, -1),
      { contains, level, keptUntil, columns: columns.split(', ') },
    ]),
  )
}

async function readSchema() {
  const modules = import.meta.glob('../../../db/schema/**/*.ts')
  const loaded = await Promise.all(Object.values(modules).map((load) => load()))
  const values = loaded.flatMap((module) => Object.values(module as object))
  return [...new Set(values.filter((value): value is PgTable => is(value, PgTable)))].map((table) =>
    getTableConfig(table),
  )
}

const inventory = readInventory()
const schema = await readSchema()

describe('the inventory of docs/privacy.md', () => {
  it('has the tables of the schema, and no other', () => {
    const names = schema.map(({ name }) => name).toSorted()
    expect([...inventory.keys()].toSorted()).toEqual(names)
  })

  it.each(schema.map(({ name, columns }) => [name, columns] as const))(
    'has the columns of %s, with a level and a retention',
    (name, columns) => {
      const row = inventory.get(name)
      expect(row?.columns).toEqual(columns.map((column) => column.name))
      expect(LEVELS).toContain(row?.level)
      expect(row?.contains).not.toBe('')
      expect(row?.keptUntil).not.toBe('')
    },
  )

  it('calls each table with a secret a secret one', () => {
    const names = schema
      .filter(({ columns }) => columns.some((column) => SECRET_COLUMN.test(column.name)))
      .map(({ name }) => name)
    expect(names.filter((name) => inventory.get(name)?.level !== 'secret')).toEqual([])
  })

  it('has a level for each table with data of users', () => {
    const exported = Object.values(personalTables).map(({ table }) => getTableConfig(table).name)
    const personal = [...exported, ...Object.keys(tablesLeftOut), ...Object.keys(tablesKept)]
    expect(personal.filter((name) => inventory.get(name)?.level === 'none')).toEqual([])
  })
})
