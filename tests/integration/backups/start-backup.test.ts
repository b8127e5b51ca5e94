import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { db } from '@/db'
import { rowsOf } from '@/db/rows'
import { env } from '@/lib/config/env'
import { deriveSetupCode } from '@/lib/services/accounts/setup-code'
import { aUser, call, withApp } from '@/tests/support/app'
import { until } from '@/tests/support/until'

const BOSS = 'boss@example.org'

withApp(async () => ({ ADMIN_EMAILS: BOSS }))

async function anAdmin(): Promise<string> {
  const password = 'violet mango harbour 42'
  const body = { email: BOSS, password, setupCode: deriveSetupCode(BOSS) }
  const registered = await call('POST', '/auth/register', { body })
  return (registered.body as { accessToken: string }).accessToken
}

it('backs up when an administrator requests it, and only one at a time', async () => {
  const { closeQueue, getQueue } = await import('@/lib/jobs/queue')
  const { startWorker } = await import('@/lib/worker/run')
  const token = await anAdmin()
  const boss = await getQueue()
  await boss.offWork('backup')
  const started = await call('POST', '/admin/backups', { token })
  expect(started.status).toBe(202)
  const { id } = started.body as { id: string }
  expect(started.headers.get('location')).toBe(`/api/v1/jobs/${id}`)
  expect(started.body).toMatchObject({ kind: 'backup', status: 'queued' })
  expect(await call('POST', '/admin/backups', { token })).toMatchObject({
    status: 409,
    body: { code: 'conflict' },
  })
  await closeQueue()
  await startWorker()
  await until(async () => {
    const { body } = await call('GET', `/jobs/${id}`, { token })
    return (body as { status: string }).status === 'succeeded'
  })
  const files = readdirSync(join(env().DATA_DIR, 'backups'))
  expect(files.filter((name) => /^riffle-.*\.(tar\.gz|dump)$/.test(name))).toHaveLength(1)
  const events = await rowsOf(
    db.describe().postgres.drizzle,
    sql`select detail->>'jobId' as id from audit_log where event = 'backup_started'`,
  )
  expect(events).toEqual([{ id }])
})

it('is for administrators only', async () => {
  const { token } = await aUser()
  expect((await call('POST', '/admin/backups', { token })).status).toBe(403)
})
