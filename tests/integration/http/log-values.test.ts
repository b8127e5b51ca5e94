import { sql } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { aUser, call, withApp } from '@/tests/support/app'
import { logLines } from '@/tests/support/log-lines'

withApp()

const PASSWORD = 'violet mango harbour 42'
const canary = () => `canary${crypto.randomUUID().slice(0, 8)}`

const execute = async (statement: string) => {
  const { connections } = await import('@/db/connections')
  await connections().postgres.drizzle.execute(sql.raw(statement))
}

async function logged(failing: () => Promise<unknown>): Promise<string> {
  return logLines(async () => {
    const { log } = await import('@/lib/observability/log')
    const err = await failing().then(
      () => undefined,
      (error: unknown) => error,
    )
    expect(err).toBeInstanceOf(Error)
    log().error({ err }, 'a test failed')
  })
}

it('logs a failed request with its statement and none of the values in it', async () => {
  const name = canary()
  const body = { email: `${name}@example.org`, password: PASSWORD, displayName: name }
  await execute('alter table users rename to users_away')
  const lines = await logLines(async () => {
    expect((await call('POST', '/auth/register', { body })).status).toBe(500)
    const { email, password } = body
    expect((await call('POST', '/auth/login', { body: { email, password } })).status).toBe(500)
  }).finally(() => execute('alter table users_away rename to users'))

  const [first, second] = lines.trim().split('\n')
  for (const line of [first, second]) {
    expect(JSON.parse(line ?? '')).toMatchObject({
      msg: 'request failed',
      requestId: expect.any(String),
      err: {
        sql: expect.stringContaining('"users"'),
        stack: expect.stringMatching(/^ +at /),
        cause: { code: '42P01', message: 'relation "users" does not exist' },
      },
    })
  }
  expect(lines).not.toContain(name)
  expect(lines).not.toMatch(/\$2[aby]\$/)
})

it('logs a violated constraint by its name, without the row', async () => {
  const { db } = await import('@/db')
  const { email } = await aUser(canary())
  const taken = { email, displayName: canary(), passwordHash: '$2b$12$canary' }
  const lines = await logged(() => db.users.create(taken))
  const { err } = JSON.parse(lines)
  expect(err.cause).toMatchObject({ code: '23505', constraint: expect.any(String), table: 'users' })
  expect(err.sql).toContain('insert into "users"')
  expect(lines).not.toContain('canary')
})

it('logs a value that the database cannot read by its code alone', async () => {
  const { db } = await import('@/db')
  const id = canary()
  const lines = await logged(() => db.users.find(id))
  expect(JSON.parse(lines).err.cause).toMatchObject({ code: '22P02' })
  expect(lines).not.toContain(id)
})
