import { sql } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { databaseErrorCode, rowsOf } from '@/db/rows'
import { withApp } from '@/tests/support/app'

withApp()

const TABLES = ['audit_log', 'audit_seals']

async function execute(text: string) {
  const { db } = await import('@/db')
  return rowsOf<Record<string, unknown>>(db.describe().postgres.drizzle, sql.raw(text))
}

/** Changes rows as an attacker does who owns the database. */
async function tamper(statement: string): Promise<void> {
  for (const table of TABLES) await execute(`alter table ${table} disable trigger all`)
  await execute(statement)
  for (const table of TABLES) await execute(`alter table ${table} enable trigger all`)
}

/** Adds one event for each minute before a time, such as `3 hours`. */
const addEvents = (count: number, ago: string) =>
  execute(`insert into audit_log (id, event, request_id, detail, created_at)
    select gen_random_uuid(), 'signed_in', 'request-' || n, '{"b": 1, "a": "x"}',
      now() - interval '${ago}' - n * interval '1 minute' from generate_series(1, ${count}) n`)

async function sealAndCheck(expectedHash?: string) {
  const { db } = await import('@/db')
  const { sealAuditLog } = await import('@/lib/services/operations/audit-log')
  await sealAuditLog()
  return db.auditSeals.check(expectedHash)
}

const expire = async () => (await import('@/lib/services/operations/audit-log')).expireAuditLog()
const countEvents = async () => Number((await execute('select count(*) from audit_log'))[0]?.count)

beforeEach(async () => {
  await tamper('delete from audit_log')
  await tamper('delete from audit_seals')
})

describe('a row of the audit log', () => {
  const errorOf = (statement: string) =>
    execute(statement).then(
      () => undefined,
      (error: unknown) => databaseErrorCode(error),
    )

  it.each([
    "update audit_log set event = 'signed_out'",
    'delete from audit_log',
    'truncate audit_log',
    "update audit_seals set hash = ''",
    'delete from audit_seals',
    'truncate audit_seals',
  ])('is not changed by: %s', async (statement) => {
    await addEvents(1, '3 hours')
    await sealAndCheck()
    expect(await errorOf(statement)).toBe('42501')
    expect(await countEvents()).toBe(1)
  })

  it('is not deleted before its retention ends, not even by the retention', async () => {
    const { db } = await import('@/db')
    await addEvents(1, '700 days')
    const deletion = db.transaction(async ({ executor }) => {
      await executor.execute(sql`select set_config('riffle.audit_retention', 'on', true)`)
      await executor.execute(sql`delete from audit_log`)
    })
    expect(databaseErrorCode(await deletion.catch((error: unknown) => error))).toBe('42501')
  })
})

describe('the seals', () => {
  it('cover all events that are an hour old, in batches', async () => {
    await addEvents(2_500, '3 hours')
    await addEvents(5, '0 hours')
    const check = await sealAndCheck()
    expect(check).toMatchObject({ status: 'intact', seals: 3 })
    const rows = await execute('select rows from audit_seals order by number')
    expect(rows.map((row) => row.rows)).toEqual([1_000, 1_000, 500])
    expect(await sealAndCheck()).toEqual(check)
  })

  it.each([
    ['a changed event', "update audit_log set event = 'signed_out' where"],
    ['a changed detail', `update audit_log set detail = '{"a": "x", "b": 2}' where`],
    [
      'a changed time',
      `update audit_log set created_at = created_at - interval '1 microsecond' where`,
    ],
    ['a deleted event', 'delete from audit_log where'],
  ])('reveal %s, and name the first batch that was altered', async (_, statement) => {
    await addEvents(2_500, '3 hours')
    expect(await sealAndCheck()).toMatchObject({ status: 'intact' })
    const first = `select request_id from audit_log order by created_at offset 1500 limit 1`
    await tamper(`${statement} request_id = (${first})`)
    expect(await sealAndCheck()).toMatchObject({ status: 'altered', number: 2 })
  })

  const FIRST = '(select until from audit_seals where number = 1)'
  it.each([
    [
      'an added event',
      `insert into audit_log (id, event, created_at) values (gen_random_uuid(), 'signed_in', ${FIRST})`,
      1,
    ],
    ['a changed hash', "update audit_seals set hash = repeat('0', 64) where number = 2", 2],
    ['a deleted batch', `delete from audit_log where created_at <= ${FIRST}`, 1],
    ['a deleted seal', 'delete from audit_seals where number = 2', 2],
  ])('reveal %s', async (_, statement, number) => {
    await addEvents(2_500, '3 hours')
    await sealAndCheck()
    await tamper(statement)
    const { db } = await import('@/db')
    expect(await db.auditSeals.check()).toMatchObject({ status: 'altered', number })
  })

  it('that were made again after a change do not have the hash that was noted before', async () => {
    await addEvents(10, '3 hours')
    const before = await sealAndCheck()
    const noted = before.status === 'intact' ? (before.newestHash ?? '') : ''
    expect(await sealAndCheck(noted)).toMatchObject({ hasExpectedHash: true })
    await tamper("update audit_log set event = 'signed_out'")
    await tamper('delete from audit_seals')
    expect(await sealAndCheck(noted)).toMatchObject({ status: 'intact', hasExpectedHash: false })
  })
})

it('the retention deletes batches of more than two years ago, after which the log is intact', async () => {
  await addEvents(1_200, '800 days')
  await addEvents(50, '3 hours')
  expect(await sealAndCheck()).toMatchObject({ status: 'intact', seals: 2 })
  await expire()
  // The second batch also has young events.
  expect(await countEvents()).toBe(250)
  expect(await sealAndCheck()).toMatchObject({ status: 'intact', seals: 2 })
  await tamper("delete from audit_log where created_at > now() - interval '1 day'")
  expect(await sealAndCheck()).toMatchObject({ status: 'altered', number: 2 })
})
