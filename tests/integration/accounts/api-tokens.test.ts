import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { aUser, call, withApp } from '@/tests/support/app'

withApp()

type Made = { id: string; token: string; hint: string }
type Listed = { data: Record<string, unknown>[] }

async function aToken(session: string, scopes = ['read', 'write'], more = {}): Promise<Made> {
  const body = { name: 'Backup script', scopes, ...more }
  const made = await call('POST', '/me/tokens', { token: session, body })
  expect(made.status).toBe(201)
  return made.body as Made
}

const listOf = async (session: string) =>
  ((await call('GET', '/me/tokens', { token: session })).body as Listed).data

const eventsOf = async (userId: string) => {
  const { db } = await import('@/db')
  const { rows } = await db.personalData.listRows('activity', userId)
  return rows.map(({ event, params }) => [event, params])
}

describe('POST /me/tokens', () => {
  it('creates a token that authenticates its owner, and returns its secret only once', async () => {
    const ada = await aUser()
    const made = await aToken(ada.token)
    expect(made.token).toMatch(/^rfl_[0-9A-Za-z]{8}_[0-9A-Za-z]{38}$/)
    expect(made.token.startsWith(`${made.hint}_`)).toBe(true)
    const me = await call('GET', '/me', { token: made.token })
    expect(me.body).toMatchObject({ id: ada.id })
    const listed = await listOf(ada.token)
    expect(listed).toEqual([expect.objectContaining({ id: made.id, hint: made.hint })])
    expect(JSON.stringify(listed)).not.toContain(made.token.slice(13))
    const params = { hint: made.hint, scopes: 'read write' }
    expect(await eventsOf(ada.id)).toContainEqual(['token_created', params])
  })

  it('stores only a hash of the secret', async () => {
    const ada = await aUser()
    const { token, hint } = await aToken(ada.token)
    const { rowsOf } = await import('@/db/rows')
    const { connections } = await import('@/db/connections')
    const { sql } = await import('drizzle-orm')
    const { drizzle } = connections().postgres
    const rows = await rowsOf(drizzle, sql`select * from api_tokens where user_id = ${ada.id}`)
    expect(JSON.stringify(rows)).toContain(hint)
    expect(JSON.stringify(rows)).not.toContain(token.slice(13, 45))
  })

  it('rejects an invalid name, an unknown scope and a past expiry', async () => {
    const { token } = await aUser()
    const body = { name: '', scopes: [], expiresAt: 'soon' }
    const refused = await call('POST', '/me/tokens', { token, body })
    expect(refused.status).toBe(422)
    const paths = (refused.body as { errors: { path: string }[] }).errors.map(({ path }) => path)
    expect(paths).toEqual(expect.arrayContaining(['name', 'scopes', 'expiresAt']))
    const late = { name: 'Late', scopes: ['read'], expiresAt: '9999-12-31T23:59:59-01:00' }
    expect((await call('POST', '/me/tokens', { token, body: late })).status).toBe(422)
    const past = { name: 'Old', scopes: ['read'], expiresAt: '2020-01-01T00:00:00Z' }
    expect((await call('POST', '/me/tokens', { token, body: past })).status).toBe(422)
  })

  it('creates at most fifty, also concurrently', async () => {
    const { token } = await aUser()
    const body = { name: 'One of many', scopes: ['read'] }
    const made = await Promise.all(
      Array.from({ length: 55 }, () => call('POST', '/me/tokens', { token, body })),
    )
    const count = (status: number) => made.filter((answer) => answer.status === status).length
    expect([count(201), count(409)]).toEqual([50, 5])
  })

  it('creates none for a guest', async () => {
    const guest = await call('POST', '/auth/guest', { body: {} })
    const { accessToken } = guest.body as { accessToken: string }
    const body = { name: 'Mine', scopes: ['read'] }
    expect((await call('POST', '/me/tokens', { token: accessToken, body })).status).toBe(403)
  })
})

describe('an API token', () => {
  it('has the rights of its scopes; the problem names a missing one', async () => {
    const ada = await aUser()
    const reader = await aToken(ada.token, ['read'])
    const writer = await aToken(ada.token, ['write'])
    const body = { name: 'Road trip' }
    expect((await call('GET', '/playlists', { token: reader.token })).status).toBe(200)
    expect((await call('POST', '/playlists', { token: writer.token, body })).status).toBe(201)

    const write = await call('POST', '/playlists', { token: reader.token, body })
    expect(write.status).toBe(403)
    expect(write.body).toMatchObject({ code: 'insufficient_scope' })
    expect(write.headers.get('www-authenticate')).toBe(
      'Bearer error="insufficient_scope", scope="write"',
    )
    const read = await call('GET', '/playlists', { token: writer.token })
    expect(read.headers.get('www-authenticate')).toContain('scope="read"')
  })

  it('cannot change the account, whatever its scopes', async () => {
    const ada = await aUser()
    const { token, id } = await aToken(ada.token)
    const passwords = { currentPassword: 'violet mango harbour 42', newPassword: 'a new one 4 me' }
    const calls = [
      ['GET', '/me/tokens'],
      ['POST', '/me/tokens', { name: 'Another', scopes: ['read'] }],
      ['DELETE', `/me/tokens/${id}`],
      ['GET', '/me/sessions'],
      ['DELETE', '/me/sessions'],
      ['DELETE', `/me/sessions/${id}`],
      ['GET', '/me/export'],
      ['PUT', '/me/password', passwords],
      ['DELETE', '/me', { password: passwords.currentPassword }],
      ['POST', '/auth/logout'],
    ] as const
    for (const [method, path, body] of calls) {
      const answer = await call(method, path, { token, body })
      expect([path, answer.status]).toEqual([path, 403])
      expect(answer.body).toMatchObject({ code: 'forbidden' })
    }
    expect((await call('GET', '/me', { token: ada.token })).status).toBe(200)
  })

  it('is invalid as soon as it is revoked or has expired', async () => {
    const ada = await aUser()
    const made = await aToken(ada.token)
    expect((await call('GET', '/me', { token: made.token })).status).toBe(200)
    const revoked = await call('DELETE', `/me/tokens/${made.id}`, { token: ada.token })
    expect(revoked.status).toBe(204)
    const answer = await call('GET', '/me', { token: made.token })
    expect(answer.status).toBe(401)
    expect(answer.headers.get('www-authenticate')).toContain('error="invalid_token"')
    expect(await eventsOf(ada.id)).toContainEqual(['token_revoked', { hint: made.hint }])

    const expiresAt = new Date(Date.now() + 400).toISOString()
    const short = await aToken(ada.token, ['read'], { expiresAt })
    expect((await call('GET', '/me', { token: short.token })).status).toBe(200)
    await pause(450)
    expect((await call('GET', '/me', { token: short.token })).status).toBe(401)
  })

  it('records its last use', async () => {
    const ada = await aUser()
    const made = await aToken(ada.token)
    expect(await listOf(ada.token)).toEqual([expect.objectContaining({ lastUsedAt: null })])
    await call('GET', '/me', { token: made.token })
    await expect
      .poll(async () => (await listOf(ada.token))[0]?.lastUsedAt)
      .toEqual(expect.stringMatching(/^20/))
  })

  it('is rejected with one changed letter, and is not a session', async () => {
    const ada = await aUser()
    const { token } = await aToken(ada.token)
    const other = token.endsWith('a') ? 'b' : 'a'
    for (const bad of [token.slice(0, -1) + other, token.slice(0, -2), 'rfl_', `${token}x`]) {
      expect((await call('GET', '/me', { token: bad })).status).toBe(401)
    }
  })

  it('cannot be listed or revoked by another user', async () => {
    const [ada, bob] = await Promise.all([aUser('ada'), aUser('bob')])
    const made = await aToken(ada.token)
    expect(await listOf(bob.token)).toEqual([])
    const refused = await call('DELETE', `/me/tokens/${made.id}`, { token: bob.token })
    expect(refused.status).toBe(404)
    expect((await call('GET', '/me', { token: made.token })).status).toBe(200)
  })

  it('is deleted with its account', async () => {
    const ada = await aUser()
    const made = await aToken(ada.token)
    await call('GET', '/me', { token: made.token })
    const body = { password: 'violet mango harbour 42' }
    expect((await call('DELETE', '/me', { token: ada.token, body })).status).toBe(204)
    expect((await call('GET', '/me', { token: made.token })).status).toBe(401)
  })
})
