import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import { expect, inject, it } from 'vitest'
import { db } from '@/db'
import { rowsOf } from '@/db/rows'
import { aUser, call, withApp } from '@/tests/support/app'
import { csvOf, importEnded, someRows } from '@/tests/support/library'

withApp()

const ROWS = 13_000
const POLL_INTERVAL_MS = 20

it('two users import 13,000 rows at the same time without waiting for each other', async () => {
  const users = await Promise.all([aUser('ada'), aUser('bob')])
  const ids = await Promise.all(users.map(({ token }) => startImport(token)))
  const observed = { waits: new Set<string>(), progress: [] as number[][] }
  let isRunning = true
  const observer = (async () => {
    while (isRunning) {
      for (const wait of await lockWaits()) observed.waits.add(wait)
      observed.progress.push(await progressOf(ids))
      await pause(POLL_INTERVAL_MS)
    }
  })()
  const ended = await Promise.all(
    users.map(({ token }, index) => importEnded(token, ids[index] ?? '')),
  )
  isRunning = false
  await observer
  for (const { status, report } of ended) {
    expect([status, report]).toMatchObject(['succeeded', { imported: ROWS }])
  }
  expect([...observed.waits]).toEqual([])
  const together = observed.progress.filter((done) => done.every((rows) => rows > 0 && rows < ROWS))
  expect(together.length).toBeGreaterThan(0)
  expect(turnsOf(together)).toBeGreaterThan(1)
}, 600_000)

async function startImport(token: string): Promise<string> {
  const form = new FormData()
  form.set('file', new File([csvOf(someRows(ROWS))], 'list.csv'))
  const { body } = await call('POST', '/imports', { token, form })
  return (body as { id: string }).id
}

/**
 * Statements of the app that wait for a lock of another connection. The job queue has its own locks, and
 * a table file grows by one connection at a time.
 */
async function lockWaits(): Promise<string[]> {
  // The embedded database has one connection.
  if (!inject('databaseUrl')) return []
  const rows = await rowsOf<{ query: string }>(
    db.describe().postgres.drizzle,
    sql`select query from pg_stat_activity
      where datname = current_database() and cardinality(pg_blocking_pids(pid)) > 0
        and query not ilike '%pgboss%' and wait_event is distinct from 'extend'`,
  )
  return rows.map(({ query }) => query)
}

/** The imported rows of each import. */
async function progressOf(ids: string[]): Promise<number[]> {
  const rows = await rowsOf<{ id: string; done: number }>(
    db.describe().postgres.drizzle,
    sql`select id, done from imports where id in ${ids}`,
  )
  return ids.map((id) => rows.find((row) => row.id === id)?.done ?? 0)
}

/** How often the import that advanced is another one than before. */
function turnsOf(progress: number[][]): number {
  const advanced = progress.flatMap((done, index) => {
    const before = progress[index - 1]
    return done.flatMap((rows, user) => (before && rows > (before[user] ?? 0) ? [user] : []))
  })
  return advanced.filter((user, index) => index > 0 && user !== advanced[index - 1]).length
}
