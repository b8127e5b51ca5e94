import { createHash } from 'node:crypto'
import { decodeJwt, decodeProtectedHeader, SignJWT } from 'jose'
import { describe, expect, it } from 'vitest'
import { aUser, call, withApp } from '@/tests/support/app'

withApp()

const PASSWORD = 'violet mango harbour 42'
type Tokens = { accessToken: string; refreshToken: string }

const login = (email: string, password = PASSWORD) =>
  call('POST', '/auth/login', { body: { email, password } })

describe('POST /auth/refresh', () => {
  const refresh = (refreshToken: string, agent = 'Player/1.0') =>
    call('POST', '/auth/refresh', { body: { refreshToken }, headers: { 'user-agent': agent } })

  it('rotates; reuse of a token by another client revokes the session', async () => {
    const { email } = await aUser()
    const first = (await login(email)).body as Tokens
    const second = await refresh(first.refreshToken)
    expect(second.status).toBe(200)
    const again = await refresh(first.refreshToken, 'curl/8.9')
    expect(again.status).toBe(401)
    expect(again.body).toMatchObject({ code: 'refresh_token_reused' })
    const { accessToken, refreshToken } = second.body as Tokens
    expect((await call('GET', '/me', { token: accessToken })).status).toBe(401)
    expect((await refresh(refreshToken)).status).toBe(401)
  })

  it('accepts a token of one of two clients that use it at once', async () => {
    const { email } = await aUser()
    const { refreshToken } = (await login(email)).body as Tokens
    const responses = await Promise.all([
      refresh(refreshToken, 'Player/1.0'),
      refresh(refreshToken, 'curl/8.9'),
    ])
    expect(responses.map(({ status }) => status).sort()).toEqual([200, 401])
  })

  it('returns the same tokens to the same client again, for ten seconds', async () => {
    const { email } = await aUser()
    const { refreshToken } = (await login(email)).body as Tokens
    const responses = await Promise.all([1, 2, 3].map(() => refresh(refreshToken)))
    expect(responses.map(({ status }) => status)).toEqual([200, 200, 200])
    const issued = responses.map(({ body }) => (body as Tokens).refreshToken)
    expect(new Set(issued).size).toBe(1)
    expect(JSON.stringify(await storedReply(refreshToken))).not.toContain(issued[0])

    await removeReply(refreshToken)
    expect((await refresh(refreshToken)).body).toMatchObject({ code: 'refresh_token_reused' })
    expect((await refresh(issued[0] ?? '')).status).toBe(401)
  })

  const replyKey = async (refreshToken: string) => {
    const { hashToken } = await import('@/lib/auth/access-tokens')
    return `refresh:${hashToken(refreshToken)}`
  }
  const storedReply = async (refreshToken: string) => {
    const { db } = await import('@/db')
    const reply = await db.cache().get<object>(await replyKey(refreshToken))
    expect(reply).toBeDefined()
    return reply
  }
  const removeReply = async (refreshToken: string) => {
    const { db } = await import('@/db')
    await db.cache().remove(await replyKey(refreshToken))
  }
})

describe('a session', () => {
  it('ends with logout, including its access token', async () => {
    const { email } = await aUser()
    const { accessToken } = (await login(email)).body as Tokens
    expect((await call('GET', '/me', { token: accessToken })).status).toBe(200)
    expect((await call('POST', '/auth/logout', { token: accessToken })).status).toBe(204)
    expect((await call('GET', '/me', { token: accessToken })).status).toBe(401)
  })

  it('ends API tokens with a change of password only if that is wanted', async () => {
    const { token } = await aUser()
    const created = await call('POST', '/me/tokens', {
      token,
      body: { name: 'x', scopes: ['read'] },
    })
    const { token: apiToken } = created.body as { token: string }
    const change = (currentPassword: string, newPassword: string, more = {}) =>
      call('PUT', '/me/password', { token, body: { currentPassword, newPassword, ...more } })
    const status = async () => (await call('GET', '/me', { token: apiToken })).status
    expect((await change(PASSWORD, 'amber otter lagoon 77')).status).toBe(204)
    expect(await status()).toBe(200)
    const revokeTokens = { revokeTokens: true }
    expect((await change('amber otter lagoon 77', PASSWORD, revokeTokens)).status).toBe(204)
    expect(await status()).toBe(401)
    expect((await call('GET', '/me', { token })).status).toBe(200)
  })

  it('survives a change of password only if it made the change', async () => {
    const { token, email } = await aUser()
    const elsewhere = (await login(email)).body as Tokens
    const changed = await call('PUT', '/me/password', {
      token,
      body: { currentPassword: PASSWORD, newPassword: 'amber otter lagoon 77' },
    })
    expect(changed.status).toBe(204)
    expect((await call('GET', '/me', { token })).status).toBe(200)
    expect((await call('GET', '/me', { token: elsewhere.accessToken })).status).toBe(401)
    expect((await login(email)).status).toBe(401)
    expect((await login(email, 'amber otter lagoon 77')).status).toBe(200)
  })

  it.each([
    '',
    'x',
    'Bearer',
    'Bearer %zz',
    'Bearer a.b.c',
    'Basic YTpi',
    `Bearer ${'a'.repeat(9000)}`,
  ])('is not accepted with the header %j', async (authorization) => {
    const { status, body } = await call('GET', '/me', { headers: { authorization } })
    expect(status).toBe(401)
    expect(body).toMatchObject({ code: 'invalid_token' })
  })

  it('is not accepted with a token of another issuer or a changed one', async () => {
    const { token } = await aUser()
    const [head, claims, signature] = token.split('.')
    const none = Buffer.from('{"alg":"none","typ":"at+jwt","kid":"k1"}').toString('base64url')
    for (const forged of [
      `${none}.${claims}.`,
      `${none}.${claims}.${signature}`,
      `${head}.${claims}.${signature?.slice(0, -2)}AA`,
      `${head}.${claims?.slice(0, -2)}.${signature}`,
    ]) {
      expect((await call('GET', '/me', { token: forged })).status).toBe(401)
    }
  })
})

it.each([
  ['of now', 0, 15, 200],
  ['of the future', 5, 15, 401],
  ['with a longer life', 0, 600, 401],
  ['of an hour ago', -60, 120, 401],
])(
  'a token %s, signed with our own key: iat %i min, exp %i min, gives %i',
  async (_, iat, exp, status) => {
    const { token } = await aUser()
    const key = createHash('sha256')
      .update((process.env.TOKEN_KEYS ?? '').slice('k1:'.length))
      .digest()
    const claims = decodeJwt(token)
    const now = Math.floor(Date.now() / 1000)
    const forged = await new SignJWT({ ...claims, iat: now + iat * 60, exp: now + exp * 60 })
      .setProtectedHeader({ ...decodeProtectedHeader(token), alg: 'HS256' })
      .sign(key)
    expect((await call('GET', '/me', { token: forged })).status).toBe(status)
  },
)

describe('an invalid cookie', () => {
  it.each(['%', 'x', '%E0%A4%A'])('is ignored: %s', async (value) => {
    const { status } = await call('GET', '/me', { headers: { cookie: `riffle.session=${value}` } })
    expect(status).toBe(401)
  })
})
