import { afterEach, describe, expect, it, vi } from 'vitest'
import { aUser, call, withApp } from '@/tests/support/app'
import { codeOf, wrongCodeOf } from '@/tests/support/totp'

withApp()

afterEach(() => void vi.useRealTimers())

const password = 'violet mango harbour 42'
const RECOVERY_CODE = /^([A-Z2-9]{4}-){5}[A-Z2-9]{4}$/

type NewTotp = { secret: string; uri: string; qr: string }
type Codes = { recoveryCodes: string[] }

const begin = async (token: string) => (await call('POST', '/me/totp', { token })).body as NewTotp

const confirm = (token: string, code: string) =>
  call('POST', '/me/totp/confirm', { token, body: { code } })

const signIn = (email: string, more: Record<string, string> = {}) =>
  call('POST', '/auth/login', { body: { email, password, ...more } })

/** Registers a user with an authenticator app, whose code of this time step is used up. */
async function aUserWithApp() {
  const user = await aUser()
  const { secret } = await begin(user.token)
  const confirmed = await confirm(user.token, codeOf(secret))
  expect(confirmed.status).toBe(200)
  return { ...user, secret, recoveryCodes: (confirmed.body as Codes).recoveryCodes }
}

const eventsOf = async (userId: string) => {
  const { db } = await import('@/db')
  const { rows } = await db.personalData.listRows('activity', userId)
  return rows.map(({ event }) => event)
}

describe('the set-up', () => {
  it('returns a key as text, URI and picture, and requires no code before it is confirmed', async () => {
    const ada = await aUser()
    const { secret, uri, qr } = await begin(ada.token)
    expect(secret).toMatch(/^[A-Z2-7]{32}$/)
    const { protocol, searchParams, pathname } = new URL(uri)
    expect([protocol, searchParams.get('secret'), searchParams.get('issuer')]).toEqual([
      'otpauth:',
      secret,
      'Riffle',
    ])
    expect(decodeURIComponent(pathname)).toContain(ada.email)
    const svg = Buffer.from(qr.replace('data:image/svg+xml;base64,', ''), 'base64').toString()
    expect(svg).toMatch(/^<svg /)
    expect((await signIn(ada.email)).status).toBe(200)
    const state = await call('GET', '/me/totp', { token: ada.token })
    expect(state.body).toEqual({ enabledAt: null, recoveryCodesLeft: 0 })
  })

  it('is confirmed by a code, ends other sessions and returns ten recovery codes', async () => {
    const ada = await aUser()
    const other = (await signIn(ada.email)).body as { accessToken: string }
    const { secret } = await begin(ada.token)
    const wrong = await confirm(ada.token, wrongCodeOf(secret))
    expect([wrong.status, (wrong.body as { code: string }).code]).toEqual([401, 'invalid_totp'])
    const { status, body } = await confirm(ada.token, codeOf(secret))
    expect(status).toBe(200)
    const codes = (body as Codes).recoveryCodes
    expect(new Set(codes).size).toBe(10)
    for (const code of codes) expect(code).toMatch(RECOVERY_CODE)
    expect((await call('GET', '/me', { token: other.accessToken })).status).toBe(401)
    expect((await call('GET', '/me', { token: ada.token })).status).toBe(200)
    expect((await call('GET', '/me/totp', { token: ada.token })).body).toMatchObject({
      enabledAt: expect.any(String),
      recoveryCodesLeft: 10,
    })
    expect(await eventsOf(ada.id)).toContain('totp_enabled')
    expect((await call('POST', '/me/totp', { token: ada.token })).status).toBe(409)
    expect((await confirm(ada.token, codeOf(secret, 1))).status).toBe(409)
  })

  it('stores the secret encrypted and the recovery codes as hashes', async () => {
    const { id, secret, recoveryCodes } = await aUserWithApp()
    const { sql } = await import('drizzle-orm')
    const { rowsOf } = await import('@/db/rows')
    const { connections } = await import('@/db/connections')
    const { drizzle } = connections().postgres
    const stored = JSON.stringify([
      await rowsOf(drizzle, sql`select * from totp_factors where user_id = ${id}`),
      await rowsOf(drizzle, sql`select * from recovery_codes where user_id = ${id}`),
    ])
    expect(stored).toContain('code_hash')
    for (const text of [secret, ...recoveryCodes]) expect(stored).not.toContain(text)
  })

  it('is not for guests, and requires a recent sign-in', async () => {
    const guest = (await call('POST', '/auth/guest', { body: {} })).body as { accessToken: string }
    expect((await call('POST', '/me/totp', { token: guest.accessToken })).status).toBe(403)
    const ada = await aUser()
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 11 * 60_000 })
    for (const [method, path] of [
      ['POST', '/me/totp'],
      ['DELETE', '/me/totp'],
      ['POST', '/me/totp/recovery-codes'],
    ] as const) {
      const { body } = await call(method, path, { token: ada.token })
      expect(body).toMatchObject({ code: 'recent_sign_in_required' })
    }
  })
})

describe('POST /auth/login with two-factor sign-in', () => {
  it('requires a code after a correct password only', async () => {
    const { email, id, secret } = await aUserWithApp()
    const required = await signIn(email)
    expect([required.status, (required.body as { code: string }).code]).toEqual([
      401,
      'totp_required',
    ])
    const body = { email, password: 'not the password', totp: codeOf(secret, 1) }
    const wrong = await call('POST', '/auth/login', { body })
    expect(wrong.body).toMatchObject({ code: 'invalid_credentials' })
    expect(await eventsOf(id)).not.toContain('signed_in')
    expect((await signIn(email, { totp: codeOf(secret, 1) })).status).toBe(200)
    expect(await eventsOf(id)).toContain('signed_in')
  })

  it('accepts a code once, and none before it', async () => {
    const { email, secret } = await aUserWithApp()
    const code = codeOf(secret, 1)
    const attempts = await Promise.all([1, 2, 3].map(() => signIn(email, { totp: code })))
    expect(attempts.map(({ status }) => status).sort()).toEqual([200, 401, 401])
    expect((await signIn(email, { totp: codeOf(secret) })).status).toBe(401)
  })

  it('locks the app for a growing time after five wrong codes, also if they are parallel', async () => {
    const { email, secret } = await aUserWithApp()
    const wrong = wrongCodeOf(secret)
    const attempts = await Promise.all(
      Array.from({ length: 12 }, () => signIn(email, { totp: wrong })),
    )
    const statuses = attempts.map(({ status }) => status)
    expect(statuses.filter((status) => status === 401)).toHaveLength(5)
    expect(statuses.filter((status) => status === 429)).toHaveLength(7)
    const locked = await signIn(email, { totp: codeOf(secret, 1) })
    expect(locked.status).toBe(429)
    expect(Number(locked.headers.get('retry-after'))).toBeGreaterThan(30)
    const { sql } = await import('drizzle-orm')
    const { connections } = await import('@/db/connections')
    await connections().postgres.drizzle.execute(
      sql`update totp_factors set locked_until = now() - interval '1 second'
          where locked_until is not null`,
    )
    expect((await signIn(email, { totp: wrong })).status).toBe(401)
    const second = await signIn(email, { totp: codeOf(secret, 1) })
    expect(second.status).toBe(429)
    expect(Number(second.headers.get('retry-after'))).toBeGreaterThan(90)
  })

  it('accepts each recovery code once, also while the app is locked', async () => {
    const { email, id, secret, recoveryCodes } = await aUserWithApp()
    const wrong = wrongCodeOf(secret)
    for (let n = 0; n < 5; n++) await signIn(email, { totp: wrong })
    const [code = ''] = recoveryCodes
    const typed = code.toLowerCase().replaceAll('-', ' ')
    const attempts = await Promise.all([1, 2].map(() => signIn(email, { recoveryCode: typed })))
    expect(attempts.map(({ status }) => status).sort()).toEqual([200, 401])
    expect((await signIn(email, { recoveryCode: 'AAAA-BBBB' })).status).toBe(401)
    const { db } = await import('@/db')
    expect(await db.recoveryCodes.countUnused(id)).toBe(9)
    expect(await eventsOf(id)).toEqual(
      expect.arrayContaining(['totp_failed', 'recovery_code_used', 'signed_in']),
    )
  })

  it('leaves API tokens and refreshed tokens as they are', async () => {
    const ada = await aUser()
    const body = { name: 'Script', scopes: ['read'] }
    const made = await call('POST', '/me/tokens', { token: ada.token, body })
    const { secret } = await begin(ada.token)
    await confirm(ada.token, codeOf(secret))
    const { token } = made.body as { token: string }
    expect((await call('GET', '/me', { token })).status).toBe(200)
    expect((await call('GET', '/me/totp', { token })).status).toBe(403)
  })
})

describe('DELETE /me/totp', () => {
  it('makes the password enough again, and the recovery codes invalid', async () => {
    const { email, id, token } = await aUserWithApp()
    expect((await call('DELETE', '/me/totp', { token })).status).toBe(204)
    expect((await call('DELETE', '/me/totp', { token })).status).toBe(204)
    expect((await signIn(email)).status).toBe(200)
    const { db } = await import('@/db')
    expect(await db.recoveryCodes.countUnused(id)).toBe(0)
    expect((await eventsOf(id)).filter((event) => event === 'totp_disabled')).toHaveLength(1)
  })
})

describe('POST /me/totp/recovery-codes', () => {
  it('leaves ten codes if it is called twice at once', async () => {
    const { id, token } = await aUserWithApp()
    const replace = () => call('POST', '/me/totp/recovery-codes', { token })
    for (let round = 0; round < 5; round++) {
      const statuses = (await Promise.all([replace(), replace()])).map(({ status }) => status)
      expect(statuses).toEqual([201, 201])
      const { db } = await import('@/db')
      expect(await db.recoveryCodes.countUnused(id)).toBe(10)
    }
  })

  it('replaces the codes; the earlier ones become invalid', async () => {
    const { email, token, recoveryCodes } = await aUserWithApp()
    const replaced = await call('POST', '/me/totp/recovery-codes', { token })
    expect(replaced.status).toBe(201)
    const [code = ''] = (replaced.body as Codes).recoveryCodes
    expect((await signIn(email, { recoveryCode: recoveryCodes[0] ?? '' })).status).toBe(401)
    expect((await signIn(email, { recoveryCode: code })).status).toBe(200)
    const bob = await aUser('bob')
    const none = await call('POST', '/me/totp/recovery-codes', { token: bob.token })
    expect(none.status).toBe(409)
  })
})

describe('the rotation of the keys', () => {
  it('encrypts the secret with the new key, and it still accepts codes', async () => {
    const { email, id, secret } = await aUserWithApp()
    const { db } = await import('@/db')
    const { getSecrets } = await import('@/lib/config/env')
    const { resealTotpSecrets } = await import('@/lib/services/accounts/two-factor/reseal')
    const { TOKEN_KEYS } = getSecrets()
    const added = { id: 'new', secret: 'a key that is used for new secrets only, 2026' }
    Object.assign(getSecrets(), { TOKEN_KEYS: [added, ...TOKEN_KEYS] })
    expect(await resealTotpSecrets()).toBeGreaterThan(0)
    expect((await db.totpFactors.find(id))?.secret).toMatch(/^new\./)
    expect(await resealTotpSecrets()).toBe(0)
    Object.assign(getSecrets(), { TOKEN_KEYS: [added] })
    expect((await signIn(email, { totp: codeOf(secret, 1) })).status).toBe(200)
  })
})
