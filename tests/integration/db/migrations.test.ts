import { readFileSync } from 'node:fs'
import { sql } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { rowsOf } from '@/db/rows'
import { AUDIT_EVENTS } from '@/lib/audit-events'
import { databaseBefore } from '@/tests/support/migrations'

it('0017_audit_events renames the stored events and changes nothing else', async () => {
  const { database, migrate } = await databaseBefore('0017_audit_events')
  const events = {
    registered: 'registered',
    'signed in': 'signed_in',
    'wrong password': 'sign_in_failed',
    'signed out': 'signed_out',
    'refresh token reused': 'refresh_token_reused',
    'session ended': 'session_revoked',
    'other sessions ended': 'other_sessions_revoked',
    'password changed': 'password_changed',
    'account downloaded': 'account_exported',
    'account deleted': 'account_deleted',
    'API token made': 'token_created',
    'API token revoked': 'token_revoked',
    'spotify connected': 'spotify_connected',
    'spotify disconnected': 'spotify_disconnected',
    job_retried: 'job_retried',
    'an unknown event': 'an unknown event',
  }
  const [{ now }] = (await rowsOf<{ now: string }>(database, sql`select now()::text as now`)) as [
    { now: string },
  ]
  for (const event of Object.keys(events)) {
    await database.execute(sql`insert into audit_log (id, event, request_id, detail, created_at)
      values (gen_random_uuid(), ${event}, ${event}, '{"count": 1}', ${now}::timestamptz)`)
  }

  await migrate()

  const rows = await rowsOf<{ requestId: string; event: string }>(
    database,
    sql`select request_id as "requestId", event from audit_log
      where detail = '{"count": 1}' and created_at = ${now}::timestamptz`,
  )
  expect(Object.fromEntries(rows.map(({ requestId, event }) => [requestId, event]))).toEqual(events)
  const { 'an unknown event': _unknown, ...known } = events
  expect(AUDIT_EVENTS).toEqual(expect.arrayContaining(Object.values(known)))
})

it('0022_library_finish is applied to a database without songs, at once or in two starts', async () => {
  const { database, migrate } = await databaseBefore('0022_library_finish')
  await migrate()
  await migrate()
  const [{ applied }] = (await rowsOf(
    database,
    sql`select count(*)::int as applied from drizzle.__drizzle_migrations`,
  )) as [{ applied: number }]
  const journal = JSON.parse(readFileSync('db/migrations/meta/_journal.json', 'utf8'))
  expect(applied).toBe(journal.entries.length)
})
