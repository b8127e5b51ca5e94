import { sql } from 'drizzle-orm'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { rowsOf } from '@/db/rows'
import { call, withApp } from '@/tests/support/app'

withApp(async () => ({ RATE_LIMITS: 'auth=100000/60,write=100000/60' }))

const PASSWORD = 'violet mango harbour 42'
let number = 0

async function anAccount() {
  const email = `owner-${++number}@example.org`
  const body = { email, password: PASSWORD }
  const registered = await call('POST', '/auth/register', { body })
  expect(registered.status).toBe(201)
  const { user, accessToken } = registered.body as { user: { id: string }; accessToken: string }
  return { email, id: user.id, token: accessToken }
}

const login = (email: string, password: string, address: string) =>
  call('POST', '/auth/login', {
    body: { email, password },
    headers: { 'x-forwarded-for': address },
  })

const statuses = async (calls: Promise<{ status: number }>[]) =>
  (await Promise.all(calls)).map(({ status }) => status).sort()

// The shortest delay is a second, which a slow machine needs between two calls.
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] })
})
afterEach(() => {
  vi.useRealTimers()
})

it('of parallel wrong passwords from one network, five are compared', async () => {
  const { email } = await anAccount()
  const calls = Array.from({ length: 20 }, () => login(email, 'wrong', '203.0.113.7'))
  expect(await statuses(calls)).toEqual([...Array(5).fill(401), ...Array(15).fill(429)])
  const refused = await login(email, PASSWORD, '203.0.113.7')
  expect(refused.status).toBe(429)
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
})

it('of parallel wrong passwords from one /48, fifteen are compared', async () => {
  const { email } = await anAccount()
  const calls = Array.from({ length: 40 }, (_, at) =>
    login(email, 'wrong', `2001:db8:7:${at.toString(16)}::1`),
  )
  expect((await statuses(calls)).filter((status) => status === 401)).toHaveLength(15)
  expect((await login(email, PASSWORD, '2001:db8:8::1')).status).toBe(200)
})

it('failures from everywhere delay others, but not a browser of the owner', async () => {
  const { email } = await anAccount()
  const calls = Array.from({ length: 70 }, (_, at) => login(email, 'wrong', `198.51.100.${at}`))
  expect((await statuses(calls)).filter((status) => status === 401)).toHaveLength(50)
  expect((await login(email, PASSWORD, '192.0.2.1')).status).toBe(429)

  const { verifyCredentials } = await import('@/lib/services/accounts/auth')
  const { createContext } = await import('@/lib/auth/create-context')
  const { createDeviceToken } = await import('@/lib/auth/device-tokens')
  const ctx = await createContext(new Headers({ 'x-forwarded-for': '192.0.2.1' }))
  const verify = (password: string, deviceToken: string) =>
    verifyCredentials(ctx, { email, password, deviceToken })
  const own = createDeviceToken(email)
  await expect(verify(PASSWORD, own)).resolves.toMatchObject({ email })
  await expect(verify(PASSWORD, createDeviceToken('other@example.org'))).rejects.toMatchObject({
    code: 'rate_limited',
  })
  for (let failure = 0; failure < 5; failure++) {
    await expect(verify('wrong', own)).rejects.toMatchObject({ code: 'invalid_credentials' })
  }
  await expect(verify(PASSWORD, own)).rejects.toMatchObject({ code: 'rate_limited' })
  for (const spelling of [`${own}.x`, `${own}=`, `${own}..`]) {
    await expect(verify('wrong', spelling)).rejects.toMatchObject({ code: 'rate_limited' })
  }
})

it('a successful sign-in resets the counts of its network', async () => {
  const { email } = await anAccount()
  for (let round = 0; round < 3; round++) {
    for (let failure = 0; failure < 4; failure++) await login(email, 'wrong', '203.0.113.9')
    expect((await login(email, PASSWORD, '203.0.113.9')).status).toBe(200)
  }
})

it('a wrong current password counts as a failed sign-in', async () => {
  const { id, token } = await anAccount()
  const change = () =>
    call('PUT', '/me/password', {
      token,
      body: { currentPassword: 'wrong', newPassword: 'copper violin tundra 7' },
    })
  const results = await statuses(Array.from({ length: 12 }, change))
  expect(results).toEqual([...Array(5).fill(401), ...Array(7).fill(429)])
  const { db } = await import('@/db')
  const rows = await rowsOf<{ n: number }>(
    db.describe().postgres.drizzle,
    sql`select count(*)::int as n from audit_log where user_id = ${id} and event = 'sign_in_failed'`,
  )
  expect(rows[0]?.n).toBe(5)
})

it('failures from elsewhere do not keep a signed-in owner from changing the password', async () => {
  const { email, token } = await anAccount()
  const calls = Array.from({ length: 60 }, (_, at) => login(email, 'wrong', `198.51.100.${at}`))
  expect((await statuses(calls)).filter((status) => status === 429).length).toBeGreaterThan(0)
  const body = { currentPassword: PASSWORD, newPassword: 'copper violin tundra 7' }
  expect((await call('PUT', '/me/password', { token, body })).status).toBe(204)
})
