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
const endAccess = (userId: string) =>
  execute(sql`update connections set access_expires_at = now() where user_id = ${userId}`)
const playlists = (token: string) => call('GET', '/spotify/playlists', { token })
const forgetWait = async () => {
  const { db } = await import('@/db')
  await db.cache().remove(`spotify-wait:${spotify.clientId}`)
}
const codeOf = ({ body }: { body: unknown }) => (body as { code?: string }).code
const statusOf = async (token: string) => {
  const { body } = await call('GET', '/me/connections', { token })
  return (body as { data: { status: string; brokenReason: string | null }[] }).data[0]
}

describe('a token for Spotify', () => {
  it('is used while it lasts', async () => {
    const { token } = await aConnectedUser()
    const before = spotify.countOf(/token/)
    for (let call = 0; call < 3; call++) expect((await playlists(token)).status).toBe(200)
    expect(spotify.countOf(/token/)).toBe(before)
  })

  it.each([true, false])(
    'is renewed once for fifty who need it at the same moment (replaced: %s)',
    async (rotates) => {
      spotify.accounts.settings.rotates = rotates
      const { token, id } = await aConnectedUser()
      await endAccess(id)
      spotify.state.delayMs = 50
      const before = spotify.countOf(/token/)
      const answers = await Promise.all(Array.from({ length: 50 }, () => playlists(token)))
      expect(answers.map(({ status }) => status)).toEqual(Array(50).fill(200))
      expect(spotify.countOf(/token/) - before).toBe(1)
      // And the next time works with whatever refresh token there is now.
      await endAccess(id)
      expect((await playlists(token)).status).toBe(200)
    },
  )

  it('is renewed when Spotify refuses it before its time, once for all', async () => {
    const { token } = await aConnectedUser()
    spotify.accounts.access.clear()
    const before = spotify.countOf(/token/)
    const answers = await Promise.all(Array.from({ length: 20 }, () => playlists(token)))
    expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(200))
    expect(spotify.countOf(/token/) - before).toBe(1)
  })

  it('cannot be renewed once the consent has ended: connect anew, and no call more', async () => {
    const { token, id } = await aConnectedUser()
    await endAccess(id)
    spotify.accounts.refresh.clear()
    const before = spotify.asked.length
    const answers = await Promise.all(Array.from({ length: 20 }, () => playlists(token)))
    expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(409))
    expect(answers.map(codeOf)).toEqual(Array(20).fill('spotify_reconnect'))
    expect(spotify.asked.length - before).toBe(1)
    expect(await statusOf(token)).toMatchObject({ status: 'broken', brokenReason: 'consent_ended' })
    await connectSpotify(token)
    expect((await playlists(token)).status).toBe(200)
    expect(await statusOf(token)).toMatchObject({ status: 'active', brokenReason: null })
  })

  it('is not given up because Spotify is out of order', async () => {
    const { token, id } = await aConnectedUser()
    for (const fault of ['server error', 'garbage', 'cut off'] as const) {
      await endAccess(id)
      spotify.trouble(/token/, fault)
      const refused = await playlists(token)
      expect([refused.status, codeOf(refused)]).toEqual([503, 'spotify_unavailable'])
      expect((await playlists(token)).status, fault).toBe(200)
    }
  })

  it.each([
    ['server error', 'spotify_unavailable'],
    ['wait 3 s', 'spotify_busy'],
  ] as const)('is asked for by few of fifty while that ends in %s', async (fault, code) => {
    const { token, id } = await aConnectedUser()
    await endAccess(id)
    spotify.state.delayMs = 300
    spotify.trouble(/token/, fault, { times: 50 })
    const before = spotify.countOf(/token/)
    const answers = await Promise.all(Array.from({ length: 50 }, () => playlists(token)))
    await forgetWait()
    expect(spotify.countOf(/token/) - before).toBeLessThan(5)
    expect(answers.map(({ status }) => status)).toEqual(Array(50).fill(503))
    expect(answers.map(codeOf)).toContain(code)
  })

  it('that is refused as soon as it was made asks to connect anew, and for no call more', async () => {
    const { token } = await aConnectedUser()
    spotify.trouble(/playlists/, 'token ended', { times: 2 })
    const answer = await playlists(token)
    expect([answer.status, codeOf(answer)]).toEqual([409, 'spotify_reconnect'])
    expect(await statusOf(token)).toMatchObject({ status: 'broken', brokenReason: 'consent_ended' })
    const before = spotify.asked.length
    expect(codeOf(await playlists(token))).toBe('spotify_reconnect')
    expect(spotify.asked.length).toBe(before)
  })

  it('asks to connect anew where one who was renewing died with the new token', async () => {
    const { token, id } = await aConnectedUser()
    await endAccess(id)
    // Spotify gave new tokens and the process was gone before it could save them.
    await execute(
      sql`update connections set lease_id = gen_random_uuid(),
            lease_until = now() + interval '1 second' where user_id = ${id}`,
    )
    spotify.accounts.refresh.clear()
    const answer = await playlists(token)
    expect([answer.status, codeOf(answer)]).toEqual([409, 'spotify_reconnect'])
  })

  it('goes on where one who was renewing died before Spotify replaced anything', async () => {
    const { token, id } = await aConnectedUser()
    await endAccess(id)
    await execute(
      sql`update connections set lease_id = gen_random_uuid(),
            lease_until = now() + interval '1 second' where user_id = ${id}`,
    )
    expect((await playlists(token)).status).toBe(200)
  })
})

describe('tokens at rest', () => {
  type Stored = { access_token: string; refresh_token: string }
  const stored = async (id: string) => {
    const [row] = await rowsOf<Stored>(
      sql`select access_token, refresh_token from connections where user_id = ${id}`,
    )
    return row!
  }

  it('are nowhere to be read in the database', async () => {
    const { token, id } = await aConnectedUser()
    await endAccess(id)
    await playlists(token)
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

  it('do not open in the row of another user, nor in another column', async () => {
    const [ada, bob] = [await aConnectedUser(), await aConnectedUser()]
    const [ofAda, ofBob] = [await stored(ada.id), await stored(bob.id)]
    await execute(
      sql`update connections set access_token = ${ofBob.access_token},
            refresh_token = ${ofBob.refresh_token} where user_id = ${ada.id}`,
    )
    await execute(
      sql`update connections set access_token = ${ofBob.refresh_token},
            refresh_token = ${ofBob.access_token} where user_id = ${bob.id}`,
    )
    for (const { token } of [ada, bob]) {
      const answer = await playlists(token)
      expect([answer.status, codeOf(answer)]).toEqual([409, 'spotify_reconnect'])
      expect(await statusOf(token)).toMatchObject({ brokenReason: 'unreadable' })
    }
    expect(ofAda.access_token).toMatch(/^k1\./)
  })

  it('are in no answer, nor in what an error says of itself', async () => {
    const { token, id } = await aConnectedUser()
    const answers = [await playlists(token), await call('GET', '/me/connections', { token })]
    await endAccess(id)
    spotify.trouble(/token/, 'garbage')
    answers.push(await playlists(token))
    expect(JSON.stringify(answers)).not.toContain('canary')
    const { refreshTokens } = await import('@/lib/integrations/spotify/oauth')
    spotify.trouble(/token/, 'invalid grant')
    const error = await refreshTokens(
      { clientId: 'client-of-the-tests', clientSecret: 'canary-secret' },
      'canary-refresh',
    ).catch((thrown: unknown) => thrown)
    const { inspect } = await import('node:util')
    expect(inspect(error, { depth: 10, showHidden: true })).not.toContain('canary')
  })
})

it('asked Spotify for nothing its document does not have', () => {
  expect(spotify.violations).toEqual([])
})
