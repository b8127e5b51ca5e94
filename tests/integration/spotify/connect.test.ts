import { sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { aUser, call } from '@/tests/support/app'
import { comeBack, connectSpotify, wayBack } from '@/tests/support/spotify/connect'
import { withSpotify } from '@/tests/support/spotify/with-spotify'

const { spotify, nextAccount } = withSpotify()

const connections = async (token: string) =>
  ((await call('GET', '/me/connections', { token })).body as { data: unknown[] }).data

describe('connecting Spotify', () => {
  it('leads there with a state, PKCE and nothing more than reading asked for', async () => {
    const { token } = await aUser()
    const { status, headers } = await call('GET', '/auth/spotify?returnTo=/import', { token })
    expect(status).toBe(302)
    expect(headers.get('cache-control')).toBe('no-store')
    const { origin, pathname, searchParams } = new URL(headers.get('location') ?? '')
    expect(origin + pathname).toBe(`${spotify.url}/authorize`)
    expect(Object.fromEntries(searchParams)).toMatchObject({
      response_type: 'code',
      code_challenge_method: 'S256',
      redirect_uri: 'http://127.0.0.1:3000/api/v1/auth/spotify/callback',
      scope: 'playlist-read-private playlist-read-collaborative user-library-read',
    })
    expect(searchParams.get('state')).toMatch(/^[\w-]{43}$/)
    expect(searchParams.get('code_challenge')).toMatch(/^[\w-]{43}$/)
  })

  it('comes back, stores the account and goes on where one was', async () => {
    const account = nextAccount()
    const { token } = await aUser()
    const { status, headers } = await comeBack(token, await wayBack(token, '/import?a=1'))
    expect(status).toBe(302)
    expect(headers.get('location')).toBe('/import?a=1')
    expect(await connections(token)).toEqual([
      expect.objectContaining({
        provider: 'spotify',
        displayName: account.name,
        status: 'active',
        missingScopes: [],
        syncsNightly: false,
      }),
    ])
  })

  it('is possible again, and the account there may be another one', async () => {
    nextAccount()
    const { token } = await aUser()
    await connectSpotify(token)
    const other = nextAccount()
    await connectSpotify(token)
    expect(await connections(token)).toEqual([expect.objectContaining({ displayName: other.name })])
  })

  it('tells which of what was asked was refused', async () => {
    nextAccount()
    spotify.accounts.settings.scope = 'playlist-read-private'
    const { token } = await aUser()
    await connectSpotify(token)
    expect(await connections(token)).toEqual([
      expect.objectContaining({
        missingScopes: ['playlist-read-collaborative', 'user-library-read'],
      }),
    ])
  })

  it('is not for guests, who would lose it in a day', async () => {
    const { body } = await call('POST', '/auth/guest')
    const { accessToken: token } = body as { accessToken: string }
    const refused = await call('GET', '/auth/spotify', { token })
    expect(refused.status).toBe(403)
    expect(refused.body).toMatchObject({ code: 'account_needed' })
  })

  it.each(['//evil.example', '/\\evil.example', 'https:evil.example', '/%09//evil', '/.//evil'])(
    'does not begin where it should end at %s',
    async (returnTo) => {
      const { token } = await aUser()
      const path = `/auth/spotify?returnTo=${encodeURIComponent(decodeURIComponent(returnTo))}`
      const { status, body } = await call('GET', path, { token })
      expect(status, JSON.stringify(body)).toBe(400)
    },
  )

  it('ends with DELETE, which takes the tokens away', async () => {
    nextAccount()
    const { token } = await aUser()
    await connectSpotify(token)
    expect((await call('DELETE', '/me/connections/spotify', { token })).status).toBe(204)
    expect((await call('DELETE', '/me/connections/spotify', { token })).status).toBe(204)
    expect(await connections(token)).toEqual([])
    const { status, body } = await call('GET', '/spotify/playlists', { token })
    expect(status).toBe(409)
    expect(body).toMatchObject({ code: 'spotify_not_connected' })
  })
})

describe('the way back from Spotify', () => {
  const refusedWith = async (answer: ReturnType<typeof call>) => {
    const { status, body } = await answer
    return [status, (body as { code: string }).code]
  }

  it('needs a state', async () => {
    const { token } = await aUser()
    const back = await wayBack(token)
    back.searchParams.delete('state')
    expect(await refusedWith(comeBack(token, back))).toEqual([400, 'invalid_state'])
  })

  it('needs the state that was given', async () => {
    const { token } = await aUser()
    const back = await wayBack(token)
    back.searchParams.set('state', 'A'.repeat(43))
    expect(await refusedWith(comeBack(token, back))).toEqual([400, 'invalid_state'])
  })

  it('works once', async () => {
    nextAccount()
    const { token } = await aUser()
    const back = await wayBack(token)
    expect((await comeBack(token, back)).status).toBe(302)
    expect(await refusedWith(comeBack(token, back))).toEqual([400, 'invalid_state'])
  })

  it('works once even when it is gone twenty times at the same moment', async () => {
    nextAccount()
    const { token } = await aUser()
    const back = await wayBack(token)
    const before = spotify.countOf(/token/)
    const answers = await Promise.all(Array.from({ length: 20 }, () => comeBack(token, back)))
    expect(answers.filter(({ status }) => status === 302)).toHaveLength(1)
    expect(spotify.countOf(/token/) - before).toBe(1)
  })

  it("does not connect an attacker's account to a victim who opens the attacker's link", async () => {
    nextAccount()
    const [attacker, victim] = [await aUser('mallory'), await aUser('ada')]
    const back = await wayBack(attacker.token)
    expect(await refusedWith(comeBack(victim.token, back))).toEqual([400, 'invalid_state'])
    expect(await connections(victim.token)).toEqual([])
    // Nor can the attacker use it once more.
    expect(await refusedWith(comeBack(attacker.token, back))).toEqual([400, 'invalid_state'])
  })

  it('belongs to the session that began, not to another of the same user', async () => {
    nextAccount()
    const { token, email } = await aUser()
    const login = await call('POST', '/auth/login', {
      body: { email, password: 'violet mango harbour 42' },
    })
    const back = await wayBack(token)
    const { accessToken } = login.body as { accessToken: string }
    expect(await refusedWith(comeBack(accessToken, back))).toEqual([400, 'invalid_state'])
  })

  it('ends after ten minutes', async () => {
    nextAccount()
    const { token } = await aUser()
    const back = await wayBack(token)
    const { db } = await import('@/db')
    await db.describe().postgres.drizzle.execute(sql`update oauth_attempts set expires_at = now()`)
    expect(await refusedWith(comeBack(token, back))).toEqual([400, 'invalid_state'])
  })

  it('is not taken from somebody who says to be another service', async () => {
    nextAccount()
    const { token } = await aUser()
    const back = await wayBack(token)
    back.searchParams.set('iss', 'https://accounts.evil.example')
    expect(await refusedWith(comeBack(token, back))).toEqual([400, 'invalid_state'])
  })

  it('brings nothing with the code of somebody else: PKCE does not fit', async () => {
    nextAccount()
    const [attacker, victim] = [await aUser('mallory'), await aUser('ada')]
    const stolen = await wayBack(victim.token)
    const own = await wayBack(attacker.token)
    own.searchParams.set('code', stolen.searchParams.get('code') ?? '')
    expect(await refusedWith(comeBack(attacker.token, own))).toEqual([400, 'invalid_state'])
    expect(await connections(attacker.token)).toEqual([])
  })

  it('needs somebody to be signed in', async () => {
    const { token } = await aUser()
    const { pathname, search } = await wayBack(token)
    expect(await refusedWith(call('GET', pathname + search))).toEqual([401, 'unauthenticated'])
  })

  it('is led from 127.0.0.1 to localhost, where the browser keeps the session', async () => {
    const { token } = await aUser()
    const { pathname, search } = await wayBack(token)
    const { api } = await import('@/app/api/v1/api')
    const { status, headers } = await api.fetch(
      new Request(`http://127.0.0.1:3000${pathname}${search}`),
    )
    expect(status).toBe(302)
    expect(headers.get('location')).toBe(`http://localhost:3000${pathname}${search}`)
  })

  it('tells that one said no', async () => {
    const { token } = await aUser()
    const back = await wayBack(token)
    back.searchParams.delete('code')
    back.searchParams.set('error', 'access_denied')
    expect(await refusedWith(comeBack(token, back))).toEqual([403, 'spotify_declined'])
  })

  it('leads a browser to the page it came from, with a word for what went wrong', async () => {
    const { token } = await aUser()
    const back = await wayBack(token, '/import')
    back.searchParams.delete('code')
    back.searchParams.set('error', 'access_denied')
    const headers = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' }
    const answer = await call('GET', back.pathname + back.search, { token, headers })
    expect(answer.status).toBe(302)
    expect(answer.headers.get('location')).toBe('/import?spotify=spotify_declined')
    const again = await call('GET', back.pathname + back.search, { token, headers })
    expect(again.headers.get('location')).toBe('/settings?spotify=invalid_state')
  })

  it('belongs to one user: an account that somebody has is taken', async () => {
    nextAccount()
    const [ada, bob] = [await aUser('ada'), await aUser('bob')]
    await connectSpotify(ada.token)
    expect(await refusedWith(comeBack(bob.token, await wayBack(bob.token)))).toEqual([
      409,
      'spotify_taken',
    ])
    expect(await connections(bob.token)).toEqual([])
    await call('DELETE', '/me/connections/spotify', { token: ada.token })
    await connectSpotify(bob.token)
    expect(await connections(bob.token)).toHaveLength(1)
  })

  it('knows an account by its stable key, and by its id where it has no other', async () => {
    const [ada, bob] = [await aUser('ada'), await aUser('bob')]
    spotify.accounts.settings.account = { accountId: 'same', profileId: 'old-name', name: 'A' }
    await connectSpotify(ada.token)
    spotify.accounts.settings.account = { accountId: 'same', profileId: 'new-name', name: 'A' }
    expect(await refusedWith(comeBack(bob.token, await wayBack(bob.token)))).toEqual([
      409,
      'spotify_taken',
    ])
    spotify.accounts.settings.account = { profileId: 'no-key', name: 'B' }
    await connectSpotify(bob.token)
    expect(await connections(bob.token)).toHaveLength(1)
  })

  it.each([
    [/\/me$/, 'not on the list', 403, 'spotify_not_on_the_list'],
    [/\/me$/, 'not on the list, in JSON', 403, 'spotify_not_on_the_list'],
    [/\/me$/, 'forbidden', 403, 'spotify_not_on_the_list'],
    [/\/me$/, 'owner without Premium', 403, 'spotify_owner_needs_premium'],
    [/token/, 'invalid client', 503, 'spotify_not_configured'],
    [/token/, 'server error', 503, 'spotify_unavailable'],
    [/token/, 'garbage', 503, 'spotify_unavailable'],
    [/token/, 'huge', 503, 'spotify_unavailable'],
    [/token/, 'cut off', 503, 'spotify_unavailable'],
    [/token/, 'other shape', 503, 'spotify_unavailable'],
  ] as const)('%s: %s is told as %i %s', async (on, fault, status, code) => {
    nextAccount()
    const { token } = await aUser()
    const back = await wayBack(token)
    spotify.trouble(on, fault, { times: 3 })
    expect(await refusedWith(comeBack(token, back))).toEqual([status, code])
    expect(await connections(token)).toEqual([])
  })

  it('says until when to wait', async () => {
    nextAccount()
    const { token } = await aUser()
    const back = await wayBack(token)
    spotify.trouble(/token/, 'wait 3 s')
    const { status, headers, body } = await comeBack(token, back)
    expect(status).toBe(503)
    expect(headers.get('retry-after')).toBe('3')
    const { code, retryAt } = body as { code: string; retryAt: string }
    expect(code).toBe('spotify_busy')
    expect(Date.parse(retryAt)).toBeGreaterThan(Date.now())
  })
})

it('asked Spotify for nothing its document does not have', () => {
  expect(spotify.violations).toEqual([])
})
