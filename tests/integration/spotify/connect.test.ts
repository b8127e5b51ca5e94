import { describe, expect, it } from 'vitest'
import { aUser, call } from '@/tests/support/app'
import { authorizeAtSpotify, connectSpotify, openCallback } from '@/tests/support/spotify/connect'
import { withSpotify } from '@/tests/support/spotify/with-spotify'

const { spotify, nextAccount } = withSpotify()

const listConnections = async (token: string) =>
  ((await call('GET', '/me/connections', { token })).body as { data: unknown[] }).data

describe('connecting Spotify', () => {
  it('redirects to Spotify with a state, PKCE and scopes for reading only', async () => {
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

  it('stores the account and redirects to the page it was started from', async () => {
    const account = nextAccount()
    const { token } = await aUser()
    const { status, headers } = await openCallback(
      token,
      await authorizeAtSpotify(token, '/import?a=1'),
    )
    expect(status).toBe(302)
    expect(headers.get('location')).toBe('/import?a=1')
    expect(await listConnections(token)).toEqual([
      expect.objectContaining({
        provider: 'spotify',
        displayName: account.name,
        status: 'active',
        missingScopes: [],
        syncsNightly: false,
      }),
    ])
  })

  it('can be repeated with a different account', async () => {
    nextAccount()
    const { token } = await aUser()
    await connectSpotify(token)
    const other = nextAccount()
    await connectSpotify(token)
    expect(await listConnections(token)).toEqual([
      expect.objectContaining({ displayName: other.name }),
    ])
  })

  it('lists the scopes that were not granted', async () => {
    nextAccount()
    spotify.accounts.settings.scope = 'playlist-read-private'
    const { token } = await aUser()
    await connectSpotify(token)
    expect(await listConnections(token)).toEqual([
      expect.objectContaining({
        missingScopes: ['playlist-read-collaborative', 'user-library-read'],
      }),
    ])
  })

  it('is not available to guests', async () => {
    const { body } = await call('POST', '/auth/guest', { body: {} })
    const { accessToken: token } = body as { accessToken: string }
    const refused = await call('GET', '/auth/spotify', { token })
    expect(refused.status).toBe(403)
    expect(refused.body).toMatchObject({ code: 'account_needed' })
  })

  it.each(['//evil.example', '/\\evil.example', 'https:evil.example', '/%09//evil', '/.//evil'])(
    'rejects the return path %s',
    async (returnTo) => {
      const { token } = await aUser()
      const path = `/auth/spotify?returnTo=${encodeURIComponent(decodeURIComponent(returnTo))}`
      const { status, body } = await call('GET', path, { token })
      expect(status, JSON.stringify(body)).toBe(400)
    },
  )

  it('ends with DELETE, which deletes the tokens', async () => {
    nextAccount()
    const { token } = await aUser()
    await connectSpotify(token)
    expect((await call('DELETE', '/me/connections/spotify', { token })).status).toBe(204)
    expect((await call('DELETE', '/me/connections/spotify', { token })).status).toBe(204)
    expect(await listConnections(token)).toEqual([])
    const { status, body } = await call('GET', '/spotify/playlists', { token })
    expect(status).toBe(409)
    expect(body).toMatchObject({ code: 'spotify_not_connected' })
  })
})

it('all requests conform to the OpenAPI document of Spotify', () => {
  expect(spotify.violations).toEqual([])
})
