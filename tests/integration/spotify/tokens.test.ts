import { sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { aUser, call } from '@/tests/support/app'
import { connectSpotify } from '@/tests/support/spotify/connect'
import { withSpotify } from '@/tests/support/spotify/with-spotify'

const { spotify, nextAccount } = withSpotify()

async function aConnectedUser() {
  nextAccount()
  const user = await aUser()
  await connectSpotify(user.token)
  return user
}

const execute = async (statement: ReturnType<typeof sql>) => {
  const { db } = await import('@/db')
  return db.describe().postgres.drizzle.execute(statement)
}
const rowsOf = async <Row>(statement: ReturnType<typeof sql>): Promise<Row[]> => {
  const result: unknown = await execute(statement)
  return Array.isArray(result) ? (result as Row[]) : (result as { rows: Row[] }).rows
}
const expireAccess = (userId: string) =>
  execute(sql`update connections set access_expires_at = now() where user_id = ${userId}`)
const listPlaylists = (token: string) => call('GET', '/spotify/playlists', { token })
const endPause = async () => {
  const { db } = await import('@/db')
  await db.cache().remove(`spotify-wait:${spotify.clientId}`)
}
const codeOf = ({ body }: { body: unknown }) => (body as { code?: string }).code
const findConnection = async (token: string) => {
  const { body } = await call('GET', '/me/connections', { token })
  return (body as { data: { status: string; brokenReason: string | null }[] }).data[0]
}

describe('a token for Spotify', () => {
  it('is used until it expires', async () => {
    const { token } = await aConnectedUser()
    const before = spotify.countCalls(/token/)
    for (let call = 0; call < 3; call++) expect((await listPlaylists(token)).status).toBe(200)
    expect(spotify.countCalls(/token/)).toBe(before)
  })

  it.each([true, false])(
    'is renewed once for 50 concurrent calls (rotated: %s)',
    async (rotates) => {
      spotify.accounts.settings.rotates = rotates
      const { token, id } = await aConnectedUser()
      await expireAccess(id)
      spotify.state.delayMs = 50
      const before = spotify.countCalls(/token/)
      const responses = await Promise.all(Array.from({ length: 50 }, () => listPlaylists(token)))
      expect(responses.map(({ status }) => status)).toEqual(Array(50).fill(200))
      expect(spotify.countCalls(/token/) - before).toBe(1)
      // The next renewal uses the current refresh token.
      await expireAccess(id)
      expect((await listPlaylists(token)).status).toBe(200)
    },
  )

  it('is renewed once if Spotify rejects it before it expires', async () => {
    const { token } = await aConnectedUser()
    spotify.accounts.access.clear()
    const before = spotify.countCalls(/token/)
    const responses = await Promise.all(Array.from({ length: 20 }, () => listPlaylists(token)))
    expect(responses.map(({ status }) => status)).toEqual(Array(20).fill(200))
    expect(spotify.countCalls(/token/) - before).toBe(1)
  })

  it('requires to connect again after the consent has ended, and makes no further calls', async () => {
    const { token, id } = await aConnectedUser()
    await expireAccess(id)
    spotify.accounts.refresh.clear()
    const before = spotify.calls.length
    const responses = await Promise.all(Array.from({ length: 20 }, () => listPlaylists(token)))
    expect(responses.map(({ status }) => status)).toEqual(Array(20).fill(409))
    expect(responses.map(codeOf)).toEqual(Array(20).fill('spotify_reconnect'))
    expect(spotify.calls.length - before).toBe(1)
    expect(await findConnection(token)).toMatchObject({
      status: 'broken',
      brokenReason: 'consent_ended',
    })
    await connectSpotify(token)
    expect((await listPlaylists(token)).status).toBe(200)
    expect(await findConnection(token)).toMatchObject({ status: 'active', brokenReason: null })
  })

  it('is kept if Spotify is unavailable', async () => {
    const { token, id } = await aConnectedUser()
    for (const fault of ['server error', 'garbage', 'cut off'] as const) {
      await expireAccess(id)
      spotify.planFault(/token/, fault)
      const refused = await listPlaylists(token)
      expect([refused.status, codeOf(refused)]).toEqual([503, 'spotify_unavailable'])
      expect((await listPlaylists(token)).status, fault).toBe(200)
    }
  })

  it.each([
    ['server error', 'spotify_unavailable'],
    ['wait 3 s', 'spotify_busy'],
  ] as const)(
    'is requested by few of 50 concurrent calls if that ends in %s',
    async (fault, code) => {
      const { token, id } = await aConnectedUser()
      await expireAccess(id)
      spotify.state.delayMs = 300
      spotify.planFault(/token/, fault, { times: 50 })
      const before = spotify.countCalls(/token/)
      const responses = await Promise.all(Array.from({ length: 50 }, () => listPlaylists(token)))
      await endPause()
      expect(spotify.countCalls(/token/) - before).toBeLessThan(5)
      expect(responses.map(({ status }) => status)).toEqual(Array(50).fill(503))
      expect(responses.map(codeOf)).toContain(code)
    },
  )

  it('requires to connect again if a new one is rejected, and makes no further calls', async () => {
    const { token } = await aConnectedUser()
    spotify.planFault(/playlists/, 'token ended', { times: 2 })
    const answer = await listPlaylists(token)
    expect([answer.status, codeOf(answer)]).toEqual([409, 'spotify_reconnect'])
    expect(await findConnection(token)).toMatchObject({
      status: 'broken',
      brokenReason: 'consent_ended',
    })
    const before = spotify.calls.length
    expect(codeOf(await listPlaylists(token))).toBe('spotify_reconnect')
    expect(spotify.calls.length).toBe(before)
  })

  it('requires to connect again if a process stopped before it stored the rotated token', async () => {
    const { token, id } = await aConnectedUser()
    await expireAccess(id)
    // Spotify has rotated the tokens, and the process stopped before it stored them.
    await execute(
      sql`update connections set lease_id = gen_random_uuid(),
            lease_until = now() + interval '1 second' where user_id = ${id}`,
    )
    spotify.accounts.refresh.clear()
    const answer = await listPlaylists(token)
    expect([answer.status, codeOf(answer)]).toEqual([409, 'spotify_reconnect'])
  })

  it('is renewed if a process stopped before Spotify rotated the token', async () => {
    const { token, id } = await aConnectedUser()
    await expireAccess(id)
    await execute(
      sql`update connections set lease_id = gen_random_uuid(),
            lease_until = now() + interval '1 second' where user_id = ${id}`,
    )
    expect((await listPlaylists(token)).status).toBe(200)
  })
})

describe('tokens at rest', () => {
  type Stored = { access_token: string; refresh_token: string }
  const findStoredTokens = async (id: string) => {
    const [row] = await rowsOf<Stored>(
      sql`select access_token, refresh_token from connections where user_id = ${id}`,
    )
    return row!
  }

  it('are not readable in the database', async () => {
    const { token, id } = await aConnectedUser()
    await expireAccess(id)
    await listPlaylists(token)
    const tables = await rowsOf<{ name: string }>(
      sql`select quote_ident(schemaname) || '.' || quote_ident(tablename) as name from pg_tables
          where schemaname in ('public', 'pgboss')`,
    )
    expect(tables.length).toBeGreaterThan(20)
    for (const { name } of tables) {
      const [found] = await rowsOf<{ count: number }>(
        sql`select count(*)::int as count from ${sql.raw(name)} t where t::text like '%canary%'`,
      )
      expect(found?.count, name).toBe(0)
    }
  })

  it('cannot be decrypted in the row of another user, nor in another column', async () => {
    const [ada, bob] = [await aConnectedUser(), await aConnectedUser()]
    const [ofAda, ofBob] = [await findStoredTokens(ada.id), await findStoredTokens(bob.id)]
    await execute(
      sql`update connections set access_token = ${ofBob.access_token},
            refresh_token = ${ofBob.refresh_token} where user_id = ${ada.id}`,
    )
    await execute(
      sql`update connections set access_token = ${ofBob.refresh_token},
            refresh_token = ${ofBob.access_token} where user_id = ${bob.id}`,
    )
    for (const { token } of [ada, bob]) {
      const answer = await listPlaylists(token)
      expect([answer.status, codeOf(answer)]).toEqual([409, 'spotify_reconnect'])
      expect(await findConnection(token)).toMatchObject({ brokenReason: 'unreadable' })
    }
    expect(ofAda.access_token).toMatch(/^k1\./)
  })

  it('are in no response and in no property of an error', async () => {
    const { token, id } = await aConnectedUser()
    const responses = [await listPlaylists(token), await call('GET', '/me/connections', { token })]
    await expireAccess(id)
    spotify.planFault(/token/, 'garbage')
    responses.push(await listPlaylists(token))
    expect(JSON.stringify(responses)).not.toContain('canary')
    const { refreshTokens } = await import('@/lib/integrations/spotify/oauth')
    spotify.planFault(/token/, 'invalid grant')
    const error = await refreshTokens(
      { clientId: 'client-of-the-tests', clientSecret: 'canary-secret' },
      'canary-refresh',
    ).catch((thrown: unknown) => thrown)
    const { inspect } = await import('node:util')
    expect(inspect(error, { depth: 10, showHidden: true })).not.toContain('canary')
  })
})

it('all requests conform to the OpenAPI document of Spotify', () => {
  expect(spotify.violations).toEqual([])
})
