import { afterEach, describe, expect, it, vi } from 'vitest'
import { aUser, call, withApp } from '@/tests/support/app'

const ADMIN = 'admin@example.org'

withApp(async () => ({ ADMIN_EMAILS: ADMIN }))

afterEach(() => void vi.useRealTimers())

const password = 'violet mango harbour 42'
const MINUTE_MS = 60_000

const waitMinutes = (minutes: number) =>
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + minutes * MINUTE_MS })

const signIn = async (email: string) =>
  (
    (await call('POST', '/auth/login', { body: { email, password } })).body as {
      accessToken: string
    }
  ).accessToken

type Listed = { id: string; isCurrent: boolean; isRecent: boolean }[]
const sessionsOf = async (token: string) =>
  ((await call('GET', '/me/sessions', { token })).body as { data: Listed }).data

const protectedCalls = [
  ['POST', '/me/tokens', { name: 'Script', scopes: ['read'] }],
  ['GET', '/me/export', undefined],
  ['DELETE', '/me/connections/spotify', undefined],
  ['DELETE', '/me/connections/youtube', undefined],
  ['DELETE', '/me/sessions', undefined],
] as const

describe.each(protectedCalls)('%s %s', (method, path, body) => {
  it('requires a sign-in within the last ten minutes', async () => {
    const ada = await aUser()
    const send = (token: string) => call(method, path, { token, body })
    waitMinutes(9)
    expect((await send(ada.token)).status).toBeLessThan(300)
    waitMinutes(2)
    const rejected = await send(ada.token)
    expect(rejected.status).toBe(403)
    expect(rejected.body).toMatchObject({
      code: 'recent_sign_in_required',
      params: { minutes: 10 },
    })
    expect((await call('GET', '/me', { token: ada.token })).status).toBe(200)
    vi.useRealTimers()
    expect((await send(await signIn(ada.email))).status).toBeLessThan(300)
  })
})

describe('DELETE /me/sessions/{sessionId}', () => {
  it('requires a recent sign-in for another session, and none for the calling one', async () => {
    const ada = await aUser()
    await signIn(ada.email)
    const listed = await sessionsOf(ada.token)
    const idOf = (isCurrent: boolean) =>
      listed.find((session) => session.isCurrent === isCurrent)?.id
    waitMinutes(11)
    const remove = (id: string | undefined) =>
      call('DELETE', `/me/sessions/${id}`, { token: ada.token })
    expect((await remove(idOf(false))).body).toMatchObject({ code: 'recent_sign_in_required' })
    expect((await remove(idOf(true))).status).toBe(204)
  })
})

describe('a session', () => {
  it('is recent for ten minutes; refreshed tokens do not prolong that', async () => {
    const { email } = await aUser()
    const { body } = await call('POST', '/auth/login', { body: { email, password } })
    const { accessToken, refreshToken } = body as { accessToken: string; refreshToken: string }
    const isRecent = async (token: string) =>
      (await sessionsOf(token)).find((session) => session.isCurrent)?.isRecent
    expect(await isRecent(accessToken)).toBe(true)
    waitMinutes(11)
    const renewed = await call('POST', '/auth/refresh', { body: { refreshToken } })
    expect(await isRecent((renewed.body as { accessToken: string }).accessToken)).toBe(false)
  })
})

describe('a guest', () => {
  it('has no password to sign in with again, and needs none', async () => {
    const guest = await call('POST', '/auth/guest', { body: {} })
    const { accessToken: token } = guest.body as { accessToken: string }
    waitMinutes(11)
    expect((await call('DELETE', '/me/sessions', { token })).status).toBe(204)
  })
})

describe('DELETE /admin/users/{userId}/sessions', () => {
  const anAdmin = async () => {
    const { deriveSetupCode } = await import('@/lib/services/accounts/setup-code')
    const setupCode = deriveSetupCode(ADMIN)
    const body = { email: ADMIN, password, setupCode }
    await call('POST', '/auth/register', { body })
    return signIn(ADMIN)
  }

  it('ends all sessions of a user at once, for administrators with a recent sign-in', async () => {
    const admin = await anAdmin()
    const [ada, bob] = await Promise.all([aUser('ada'), aUser('bob')])
    const second = await signIn(ada.email)
    const end = (token: string) => call('DELETE', `/admin/users/${ada.id}/sessions`, { token })
    expect((await end(bob.token)).status).toBe(403)
    expect((await call('GET', '/me', { token: second })).status).toBe(200)
    expect((await end(admin)).status).toBe(204)
    for (const token of [ada.token, second]) {
      expect((await call('GET', '/me', { token })).status).toBe(401)
    }
    expect((await call('GET', '/me', { token: bob.token })).status).toBe(200)
    const { db } = await import('@/db')
    const { rows } = await db.personalData.listRows('activity', ada.id)
    expect(rows.map(({ event }) => event)).toContain('sessions_revoked_by_admin')
    waitMinutes(11)
    expect((await end(admin)).body).toMatchObject({ code: 'recent_sign_in_required' })
  })

  it('returns 404 for an unknown user', async () => {
    const path = `/admin/users/${crypto.randomUUID()}/sessions`
    expect((await call('DELETE', path, { token: await anAdmin() })).status).toBe(404)
  })
})

describe('Clear-Site-Data', () => {
  it('deletes the cache after a sign-out, and all stores after the account is deleted', async () => {
    const ada = await aUser()
    const token = await signIn(ada.email)
    const signedOut = await call('POST', '/auth/logout', { token })
    expect(signedOut.headers.get('clear-site-data')).toBe('"cache"')
    const deleted = await call('DELETE', '/me', { token: ada.token, body: { password } })
    expect(deleted.status).toBe(204)
    expect(deleted.headers.get('clear-site-data')).toBe('"cache", "storage"')
  })
})
