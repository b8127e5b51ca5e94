import { sql } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { call, withApp } from '@/tests/support/app'

withApp()

const PASSWORD = 'violet mango harbour 42'
const HOUR_MS = 3_600_000

const loadCodes = () => import('@/lib/services/accounts/owner-code')
const complete = (setupCode: string, body: object = {}, token?: string) =>
  call('POST', '/setup', {
    token,
    body: { setupCode, email: 'owner@example.org', password: PASSWORD, ...body },
  })

async function auditEvents() {
  const { db } = await import('@/db')
  const { rowsOf } = await import('@/db/rows')
  const statement = sql`select event, user_id is null as "isAnonymous" from audit_log
    where event like 'setup%' order by id`
  return db.transaction(({ executor }) => rowsOf(executor, statement))
}

const removeOwner = async (token: string) =>
  (await call('DELETE', '/me', { token, body: { password: PASSWORD } })).status

it('is open until there is an administrator, for the code of the last 24 hours', async () => {
  const { deriveOwnerCode } = await loadCodes()
  const { findOwnerCode } = await import('@/lib/services/accounts/setup')
  expect((await call('GET', '/setup')).body).toEqual({ isOpen: true })
  expect(await findOwnerCode()).toMatch(/^(\w{4}-){3}\w{4}$/)

  const expired = deriveOwnerCode(Date.now() - 26 * HOUR_MS)
  for (const code of ['AAAA-AAAA-AAAA-AAAA', expired, deriveOwnerCode().slice(0, -1)]) {
    expect(await complete(code)).toMatchObject({
      status: 403,
      body: { code: 'setup_code_needed', errors: [{ path: 'setupCode', code: 'invalid_value' }] },
    })
  }
  expect(await complete(deriveOwnerCode(), { password: 'password1234' })).toMatchObject({
    status: 422,
    body: { code: 'weak_password' },
  })

  const printed = deriveOwnerCode(Date.now() - 23 * HOUR_MS)
  const completed = await complete(printed.toLowerCase().replaceAll('-', ' '))
  expect(completed).toMatchObject({ status: 201, body: { user: { email: 'owner@example.org' } } })
  const { accessToken } = completed.body as { accessToken: string }
  expect((await call('GET', '/admin/configuration', { token: accessToken })).status).toBe(200)
  expect((await call('GET', '/setup')).body).toEqual({ isOpen: false })
  expect(await findOwnerCode()).toBeUndefined()
  expect(await complete(deriveOwnerCode(), { email: 'second@example.org' })).toMatchObject({
    status: 409,
    body: { code: 'setup_closed' },
  })

  const rejected = { event: 'setup_code_rejected', isAnonymous: true }
  expect(await auditEvents()).toEqual([
    rejected,
    rejected,
    rejected,
    { event: 'setup_completed', isAnonymous: false },
  ])
  expect(await removeOwner(accessToken)).toBe(204)
})

it('creates one owner, however many complete it at once', async () => {
  const { deriveOwnerCode } = await loadCodes()
  const responses = await Promise.all(
    ['a', 'b', 'c'].map((name) => complete(deriveOwnerCode(), { email: `${name}@example.org` })),
  )
  const statuses = responses.map(({ status }) => status).sort()
  expect(statuses).toEqual([201, 409, 409])
  const codes = responses.map(({ body }) => (body as { code?: string }).code)
  expect(codes.filter(Boolean)).toEqual(['setup_closed', 'setup_closed'])
  const { accessToken } = responses.find(({ status }) => status === 201)!.body as {
    accessToken: string
  }
  expect(await removeOwner(accessToken)).toBe(204)
})

it('keeps the data of a guest who completes it', async () => {
  const { deriveOwnerCode } = await loadCodes()
  const guest = (await call('POST', '/auth/guest', { body: {} })).body as {
    accessToken: string
    user: { id: string }
  }
  const completed = await complete(deriveOwnerCode(), {}, guest.accessToken)
  const { accessToken, user } = completed.body as { accessToken: string; user: { id: string } }
  expect(user.id).toBe(guest.user.id)
  const { body } = await call('GET', '/playlists', { token: accessToken })
  expect((body as { data: object[] }).data).toHaveLength(3)
  expect((await call('GET', '/admin/configuration', { token: accessToken })).status).toBe(200)
  // An API token of the owner has no access to operations of administrators.
  const token = await call('POST', '/me/tokens', {
    token: accessToken,
    body: { name: 'Script', scopes: ['read'] },
  })
  const apiToken = (token.body as { token: string }).token
  expect((await call('GET', '/admin/configuration', { token: apiToken })).status).toBe(403)
  expect(await removeOwner(accessToken)).toBe(204)
})
