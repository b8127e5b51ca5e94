import { sql } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { openEmbedded, openServer, type PostgresConnection } from '@/db/postgres'
import { rowsOf } from '@/db/rows'
import { readTableStates } from '@/db/table-states'
import { createEmptyInstance } from '@/tests/support/backups'
import { withConnection } from '@/tests/support/earlier-database'

const ROWS = 20_000
/** Leaves most of a page empty, so that the rows are on more pages than one statement reads. */
const SPARSE = sql`with (fillfactor = 10)`

async function withEmptyDatabase(work: (connection: PostgresConnection) => Promise<void>) {
  const { dataDir, databaseUrl } = await createEmptyInstance()
  const open = async () => (databaseUrl ? openServer(databaseUrl) : openEmbedded(dataDir))
  await withConnection(open, work)
}

const readStates = ({ drizzle }: PostgresConnection) => drizzle.transaction(readTableStates)

it('gives tables with equal rows equal digests, whatever their order', async () => {
  await withEmptyDatabase(async (connection) => {
    const { drizzle } = connection
    await drizzle.execute(sql`create table first (id int, name text, at timestamptz) ${SPARSE}`)
    await drizzle.execute(sql`create table second (like first) ${SPARSE}`)
    await drizzle.execute(sql`insert into first select number, 'name ' || number, 'epoch'::timestamptz
      from generate_series(1, ${ROWS}::int) number`)
    await drizzle.execute(sql`insert into second select * from first order by id desc`)
    const [size] = await rowsOf<{ pages: number }>(
      drizzle,
      sql`select (pg_relation_size('first') / 8192)::int as pages`,
    )
    expect(size?.pages).toBeGreaterThan(1_000)
    const { 'public.first': first, 'public.second': second } = await readStates(connection)
    expect(first?.rows).toBe(ROWS)
    expect(second).toEqual(first)

    await drizzle.execute(sql`update second set name = 'other' where id = ${ROWS}`)
    const changed = (await readStates(connection))['public.second']
    expect(changed?.rows).toBe(ROWS)
    expect(changed?.digest).not.toBe(first?.digest)
  })
}, 180_000)

it('reads each partition, other schemas and empty tables', async () => {
  await withEmptyDatabase(async (connection) => {
    const { drizzle } = connection
    await drizzle.execute(sql`create schema other`)
    await drizzle.execute(sql`create table other.entries (id int) partition by range (id)`)
    await drizzle.execute(
      sql`create table other.low partition of other.entries for values from (0) to (10)`,
    )
    await drizzle.execute(
      sql`create table other.high partition of other.entries for values from (10) to (20)`,
    )
    await drizzle.execute(sql`insert into other.entries values (1), (11), (12)`)
    await drizzle.execute(sql`create table "With ""quotes""" (id int)`)
    const states = await readStates(connection)
    expect(Object.entries(states).map(([name, { rows }]) => [name, rows])).toEqual([
      ['other.high', 2],
      ['other.low', 1],
      ['public.With "quotes"', 0],
    ])
  })
}, 180_000)
