import { sql } from 'drizzle-orm'
import { describe, expect, it, vi } from 'vitest'
import { rowsOf } from '@/db/rows'
import { aUser, call, withApp } from '@/tests/support/app'

withApp()

const password = 'violet mango harbour 42'
const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0'

type Tokens = { accessToken: string; refreshToken: string }
type Listed = {
  id: string
  device: string
  isCurrent: boolean
  lastSeenAt: string
  expiresAt: string
}[]

async function signIn(email: string, userAgent: string): Promise<Tokens> {
  const headers = { 'user-agent': userAgent }
  const { body } = await call('POST', '/auth/login', { body: { email, password }, headers })
  return body as Tokens
}

const sessionsOf = async (token: string) =>
  ((await call('GET', '/me/sessions', { token })).body as { data: Listed }).data

describe('GET /me/sessions', () => {
  it('lists the sessions with their devices, and marks the calling one', async () => {
    const ada = await aUser()
    await signIn(ada.email, FIREFOX)
    const { accessToken } = await signIn(ada.email, 'curl/8.14.1')
    const listed = await sessionsOf(accessToken)
    expect(listed.map(({ device, isCurrent }) => [device, isCurrent])).toEqual([
      ['curl', true],
      ['Firefox on Linux', false],
      ['Unknown client', false],
    ])
  })

  it('is paginated', async () => {
    const ada = await aUser()
    for (const program of ['one/1', 'two/1']) await signIn(ada.email, program)
    const first = await call('GET', '/me/sessions?limit=2', { token: ada.token })
    const { data, nextCursor } = first.body as { data: Listed; nextCursor: string }
    expect(data.map(({ device }) => device)).toEqual(['two', 'one'])
    const rest = await call('GET', `/me/sessions?limit=2&cursor=${nextCursor}`, {
      token: ada.token,
    })
    expect(rest.body).toMatchObject({ data: [{ isCurrent: true }], nextCursor: null })
  })

  it('reports the last use of a session, accurate to the minute', async () => {
    const { invalidateAllSessions } = await import('@/lib/auth/session-cache')
    const { token } = await aUser()
    const seen = async () => (await sessionsOf(token))[0]!.lastSeenAt
    const first = await seen()
    invalidateAllSessions()
    expect(await seen()).toBe(first)
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 61_000 })
    invalidateAllSessions()
    await expect.poll(async () => (await seen()) > first).toBe(true)
    vi.useRealTimers()
  })
})

describe('a session that was not used for a week', () => {
  it('has expired with its tokens', async () => {
    const { connections } = await import('@/db/connections')
    const { invalidateAllSessions } = await import('@/lib/auth/session-cache')
    const ada = await aUser()
    const old = await signIn(ada.email, 'curl/8')
    const { id } = (await sessionsOf(old.accessToken)).find((session) => session.isCurrent)!
    const notSeenFor = async (days: number) => {
      await connections().postgres.drizzle.execute(
        sql`update auth_sessions set last_seen_at = now() - ${days} * interval '1 day'
            where id = ${id}`,
      )
      invalidateAllSessions()
    }
    await notSeenFor(6.9)
    expect(await sessionsOf(ada.token)).toHaveLength(2)
    await notSeenFor(7.1)
    expect(await sessionsOf(ada.token)).toHaveLength(1)
    expect((await call('GET', '/me', { token: old.accessToken })).status).toBe(401)
    const body = { refreshToken: old.refreshToken }
    expect((await call('POST', '/auth/refresh', { body })).status).toBe(401)
  })
})

describe('a session 30 days after its sign-in', () => {
  it('has expired with its tokens, however recently it was used', async () => {
    const { connections } = await import('@/db/connections')
    const { invalidateAllSessions } = await import('@/lib/auth/session-cache')
    const ada = await aUser()
    const old = await signIn(ada.email, 'curl/8')
    const { id, expiresAt } = (await sessionsOf(old.accessToken)).find(
      (session) => session.isCurrent,
    )!
    expect(Date.parse(expiresAt) - Date.now()).toBeLessThanOrEqual(30 * 86_400_000)
    const refreshed = await call('POST', '/auth/refresh', {
      body: { refreshToken: old.refreshToken },
    })
    const later = refreshed.body as { accessToken: string; refreshToken: string }
    const after = (await sessionsOf(later.accessToken)).find((session) => session.id === id)
    expect(after?.expiresAt).toBe(expiresAt)
    await connections().postgres.drizzle.execute(
      sql`update auth_sessions set expires_at = now(), last_seen_at = now() where id = ${id}`,
    )
    invalidateAllSessions()
    expect((await call('GET', '/me', { token: later.accessToken })).status).toBe(401)
    const body = { refreshToken: later.refreshToken }
    expect((await call('POST', '/auth/refresh', { body })).status).toBe(401)
  })
})

describe('DELETE /me/sessions/{sessionId}', () => {
  it('revokes a session at once, with its refresh token', async () => {
    const ada = await aUser()
    const other = await signIn(ada.email, FIREFOX)
    expect((await call('GET', '/me', { token: other.accessToken })).status).toBe(200)
    const { id } = (await sessionsOf(ada.token)).find((session) => !session.isCurrent)!
    expect((await call('DELETE', `/me/sessions/${id}`, { token: ada.token })).status).toBe(204)
    expect((await call('GET', '/me', { token: other.accessToken })).status).toBe(401)
    const body = { refreshToken: other.refreshToken }
    expect((await call('POST', '/auth/refresh', { body })).status).toBe(401)
    expect(await sessionsOf(ada.token)).toHaveLength(1)
    expect((await call('DELETE', `/me/sessions/${id}`, { token: ada.token })).status).toBe(404)
  })

  it('revokes no session of another user', async () => {
    const [ada, bob] = await Promise.all([aUser('ada'), aUser('bob')])
    const [session] = await sessionsOf(ada.token)
    const refused = await call('DELETE', `/me/sessions/${session!.id}`, { token: bob.token })
    expect(refused.status).toBe(404)
    expect((await call('GET', '/me', { token: ada.token })).status).toBe(200)
  })
})

describe('DELETE /me/sessions', () => {
  it('revokes all sessions of the user except the calling one', async () => {
    const [ada, bob] = await Promise.all([aUser('ada'), aUser('bob')])
    const others = [await signIn(ada.email, FIREFOX), await signIn(ada.email, 'curl/8')]
    expect((await call('DELETE', '/me/sessions', { token: ada.token })).status).toBe(204)
    for (const { accessToken } of others) {
      expect((await call('GET', '/me', { token: accessToken })).status).toBe(401)
    }
    expect((await call('GET', '/me', { token: ada.token })).status).toBe(200)
    expect((await call('GET', '/me', { token: bob.token })).status).toBe(200)
  })
})

describe('sessions that have ended', () => {
  const run = async (statement: ReturnType<typeof sql>) => {
    const { db } = await import('@/db')
    return rowsOf<{ n: number }>(db.describe().postgres.drizzle, statement)
  }

  it('are deleted after a week with their tokens, others stay', async () => {
    const { deleteEndedSessions } = await import('@/lib/services/accounts/sessions')
    await deleteEndedSessions()
    const ada = await aUser()
    const kinds = ['revoked', 'expired', 'idle', 'revoked lately', 'running']
    for (const kind of kinds) await signIn(ada.email, kind)
    await run(sql`update auth_sessions set
      revoked_at = case user_agent when 'revoked' then now() - interval '8 days'
        when 'revoked lately' then now() - interval '6 days' end,
      expires_at = case user_agent when 'expired' then now() - interval '8 days' else expires_at end,
      last_seen_at = case user_agent when 'idle' then now() - interval '15 days' else now() end
      where user_id = ${ada.id} and user_agent is not null`)
    const countTokens = async () =>
      (
        await run(sql`select count(*)::int as n from auth_tokens t
          join auth_sessions s on s.id = t.session_id where s.user_id = ${ada.id}`)
      )[0]?.n
    expect(await countTokens()).toBe(6)
    expect(await deleteEndedSessions()).toBe(3)
    expect(await countTokens()).toBe(3)
    expect((await sessionsOf(ada.token)).map(({ device }) => device)).toEqual([
      'running',
      'Unknown client',
    ])
  })

  it('leave running sessions without their used tokens', async () => {
    const { deleteEndedSessions } = await import('@/lib/services/accounts/sessions')
    const ada = await aUser()
    const { refreshToken } = await signIn(ada.email, 'curl/8.14.1')
    const refresh = (token: string) =>
      call('POST', '/auth/refresh', { body: { refreshToken: token } })
    const renewed = (await refresh(refreshToken)).body as Tokens
    await run(sql`update auth_tokens set used_at = now() - interval '8 days'
      where used_at is not null`)
    expect(await deleteEndedSessions()).toBe(0)
    expect((await refresh(refreshToken)).body).toMatchObject({ code: 'invalid_token' })
    expect((await refresh(renewed.refreshToken)).status).toBe(200)
  })
})
