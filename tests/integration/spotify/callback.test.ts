import { sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { aUser, call } from '@/tests/support/app'
import { authorizeAtSpotify, connectSpotify, openCallback } from '@/tests/support/spotify/connect'
import { withSpotify } from '@/tests/support/spotify/with-spotify'

const { spotify, nextAccount } = withSpotify()

const listConnections = async (token: string) =>
  ((await call('GET', '/me/connections', { token })).body as { data: unknown[] }).data

describe('the callback of Spotify', () => {
  const findProblem = async (answer: ReturnType<typeof call>) => {
    const { status, body } = await answer
    return [status, (body as { code: string }).code]
  }

  it('requires a state', async () => {
    const { token } = await aUser()
    const back = await authorizeAtSpotify(token)
    back.searchParams.delete('state')
    expect(await findProblem(openCallback(token, back))).toEqual([400, 'invalid_state'])
  })

  it('requires the state of its session', async () => {
    const { token } = await aUser()
    const back = await authorizeAtSpotify(token)
    back.searchParams.set('state', 'A'.repeat(43))
    expect(await findProblem(openCallback(token, back))).toEqual([400, 'invalid_state'])
  })

  it('is accepted once', async () => {
    nextAccount()
    const { token } = await aUser()
    const back = await authorizeAtSpotify(token)
    expect((await openCallback(token, back)).status).toBe(302)
    expect(await findProblem(openCallback(token, back))).toEqual([400, 'invalid_state'])
  })

  it('is accepted once if it is opened 20 times at the same time', async () => {
    nextAccount()
    const { token } = await aUser()
    const back = await authorizeAtSpotify(token)
    const before = spotify.countCalls(/token/)
    const responses = await Promise.all(Array.from({ length: 20 }, () => openCallback(token, back)))
    expect(responses.filter(({ status }) => status === 302)).toHaveLength(1)
    expect(spotify.countCalls(/token/) - before).toBe(1)
  })

  it("does not connect an attacker's account to a victim who opens the attacker's link", async () => {
    nextAccount()
    const [attacker, victim] = [await aUser('mallory'), await aUser('ada')]
    const back = await authorizeAtSpotify(attacker.token)
    expect(await findProblem(openCallback(victim.token, back))).toEqual([400, 'invalid_state'])
    expect(await listConnections(victim.token)).toEqual([])
    // The attacker cannot use it again either.
    expect(await findProblem(openCallback(attacker.token, back))).toEqual([400, 'invalid_state'])
  })

  it('is accepted only in the session that started it, not in another of the same user', async () => {
    nextAccount()
    const { token, email } = await aUser()
    const login = await call('POST', '/auth/login', {
      body: { email, password: 'violet mango harbour 42' },
    })
    const back = await authorizeAtSpotify(token)
    const { accessToken } = login.body as { accessToken: string }
    expect(await findProblem(openCallback(accessToken, back))).toEqual([400, 'invalid_state'])
  })

  it('expires after ten minutes', async () => {
    nextAccount()
    const { token } = await aUser()
    const back = await authorizeAtSpotify(token)
    const { db } = await import('@/db')
    await db.describe().postgres.drizzle.execute(sql`update oauth_attempts set expires_at = now()`)
    expect(await findProblem(openCallback(token, back))).toEqual([400, 'invalid_state'])
  })

  it('is rejected with the issuer of another service', async () => {
    nextAccount()
    const { token } = await aUser()
    const back = await authorizeAtSpotify(token)
    back.searchParams.set('iss', 'https://accounts.evil.example')
    expect(await findProblem(openCallback(token, back))).toEqual([400, 'invalid_state'])
  })

  it('is rejected with the code of another user, whose PKCE challenge differs', async () => {
    nextAccount()
    const [attacker, victim] = [await aUser('mallory'), await aUser('ada')]
    const stolen = await authorizeAtSpotify(victim.token)
    const own = await authorizeAtSpotify(attacker.token)
    own.searchParams.set('code', stolen.searchParams.get('code') ?? '')
    expect(await findProblem(openCallback(attacker.token, own))).toEqual([400, 'invalid_state'])
    expect(await listConnections(attacker.token)).toEqual([])
  })

  it('requires a session', async () => {
    const { token } = await aUser()
    const { pathname, search } = await authorizeAtSpotify(token)
    expect(await findProblem(call('GET', pathname + search))).toEqual([401, 'unauthenticated'])
  })

  it('is redirected from 127.0.0.1 to localhost, where the browser has the session', async () => {
    const { token } = await aUser()
    const { pathname, search } = await authorizeAtSpotify(token)
    const { api } = await import('@/app/api/v1/api')
    const { status, headers } = await api.fetch(
      new Request(`http://127.0.0.1:3000${pathname}${search}`),
    )
    expect(status).toBe(302)
    expect(headers.get('location')).toBe(`http://localhost:3000${pathname}${search}`)
  })

  it('reports that the user declined', async () => {
    const { token } = await aUser()
    const back = await authorizeAtSpotify(token)
    back.searchParams.delete('code')
    back.searchParams.set('error', 'access_denied')
    expect(await findProblem(openCallback(token, back))).toEqual([403, 'spotify_declined'])
  })

  it('redirects a browser to the page it came from, with the code of the problem', async () => {
    const { token } = await aUser()
    const back = await authorizeAtSpotify(token, '/import')
    back.searchParams.delete('code')
    back.searchParams.set('error', 'access_denied')
    const headers = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' }
    const answer = await call('GET', back.pathname + back.search, { token, headers })
    expect(answer.status).toBe(302)
    expect(answer.headers.get('location')).toBe('/import?spotify=spotify_declined')
    const again = await call('GET', back.pathname + back.search, { token, headers })
    expect(again.headers.get('location')).toBe('/settings?spotify=invalid_state')
  })

  it('rejects an account that another user has connected', async () => {
    nextAccount()
    const [ada, bob] = [await aUser('ada'), await aUser('bob')]
    await connectSpotify(ada.token)
    expect(await findProblem(openCallback(bob.token, await authorizeAtSpotify(bob.token)))).toEqual(
      [409, 'spotify_taken'],
    )
    expect(await listConnections(bob.token)).toEqual([])
    await call('DELETE', '/me/connections/spotify', { token: ada.token })
    await connectSpotify(bob.token)
    expect(await listConnections(bob.token)).toHaveLength(1)
  })

  it('identifies an account by its stable id, or by its profile id if it has no other', async () => {
    const [ada, bob] = [await aUser('ada'), await aUser('bob')]
    spotify.accounts.settings.account = { accountId: 'same', profileId: 'old-name', name: 'A' }
    await connectSpotify(ada.token)
    spotify.accounts.settings.account = { accountId: 'same', profileId: 'new-name', name: 'A' }
    expect(await findProblem(openCallback(bob.token, await authorizeAtSpotify(bob.token)))).toEqual(
      [409, 'spotify_taken'],
    )
    spotify.accounts.settings.account = { profileId: 'no-key', name: 'B' }
    await connectSpotify(bob.token)
    expect(await listConnections(bob.token)).toHaveLength(1)
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
  ] as const)('%s: %s is reported as %i %s', async (on, fault, status, code) => {
    nextAccount()
    const { token } = await aUser()
    const back = await authorizeAtSpotify(token)
    spotify.planFault(on, fault, { times: 3 })
    expect(await findProblem(openCallback(token, back))).toEqual([status, code])
    expect(await listConnections(token)).toEqual([])
  })

  it('reports the end of a requested pause', async () => {
    nextAccount()
    const { token } = await aUser()
    const back = await authorizeAtSpotify(token)
    spotify.planFault(/token/, 'wait 3 s')
    const { status, headers, body } = await openCallback(token, back)
    expect(status).toBe(503)
    expect(headers.get('retry-after')).toBe('3')
    const { code, retryAt } = body as { code: string; retryAt: string }
    expect(code).toBe('spotify_busy')
    expect(Date.parse(retryAt)).toBeGreaterThan(Date.now())
  })
})

it('all requests conform to the OpenAPI document of Spotify', () => {
  expect(spotify.violations).toEqual([])
})
