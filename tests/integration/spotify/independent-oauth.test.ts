import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createRemoteJWKSet, jwtVerify } from 'jose'
import { Events, OAuth2Server } from 'oauth2-mock-server'
import { expect, it } from 'vitest'
import { aUser, call, withApp } from '@/tests/support/app'
import { authorizeAtSpotify, connectSpotify, openCallback } from '@/tests/support/spotify/connect'

// An independent OAuth server checks the protocol; its tokens are signed and verified.
const oauth = new OAuth2Server(undefined, undefined, {
  endpoints: { authorize: '/authorize', token: '/api/token' },
})
let account = 'ada'

withApp(async (onEnd) => {
  await oauth.issuer.keys.generate('RS256')
  await oauth.start(0, '127.0.0.1')
  const { port } = oauth.address()
  const issuer = `http://127.0.0.1:${port}`
  const keys = createRemoteJWKSet(new URL(`${issuer}/jwks`))
  const api = createServer(async (request, response) => {
    const token = request.headers.authorization?.replace(/^Bearer /, '') ?? ''
    const isGood = await jwtVerify(token, keys).then(
      () => true,
      () => false,
    )
    response
      .writeHead(isGood ? 200 : 401, { 'content-type': 'application/json' })
      .end(
        JSON.stringify(
          request.url === '/v1/me'
            ? { id: account, account_id: `acc-${account}`, display_name: account }
            : { total: 0, next: null, items: [] },
        ),
      )
  })
  await new Promise<void>((done) => api.listen(0, '127.0.0.1', done))
  onEnd(
    () => oauth.stop(),
    async () => void api.close(),
  )
  return {
    SPOTIFY_CLIENT_ID: 'client-of-the-tests',
    SPOTIFY_ACCOUNTS_URL: issuer,
    SPOTIFY_API_URL: `http://127.0.0.1:${(api.address() as AddressInfo).port}/v1`,
  }
})

it('connects by code and PKCE, calls with the token and renews it', async () => {
  const { token, id } = await aUser()
  const forms: URLSearchParams[] = []
  oauth.service.on(Events.BeforeTokenSigning, (_, request) => {
    forms.push(new URLSearchParams(request.body as Record<string, string>))
  })
  await connectSpotify(token)
  const read = await call('GET', '/spotify/playlists', { token })
  expect(read.status).toBe(200)
  const headers = { 'if-none-match': read.headers.get('etag') ?? '' }
  expect((await call('GET', '/spotify/playlists', { token, headers })).status).toBe(304)
  const { db } = await import('@/db')
  const { sql } = await import('drizzle-orm')
  await db
    .describe()
    .postgres.drizzle.execute(
      sql`update connections set access_expires_at = now() where user_id = ${id}`,
    )
  expect((await call('GET', '/spotify/playlists', { token })).status).toBe(200)
  const grants = [...new Set(forms.map((form) => form.get('grant_type')))]
  expect(grants).toEqual(['authorization_code', 'refresh_token'])
})

it('rejects a code with the challenge of another user', async () => {
  account = 'bob'
  const [victim, attacker] = [await aUser('ada'), await aUser('mallory')]
  const stolen = await authorizeAtSpotify(victim.token)
  const own = await authorizeAtSpotify(attacker.token)
  own.searchParams.set('code', stolen.searchParams.get('code') ?? '')
  expect((await openCallback(attacker.token, own)).status).toBeGreaterThanOrEqual(400)
  const { body } = await call('GET', '/me/connections', { token: attacker.token })
  expect(body).toMatchObject({ data: [] })
})

it('rejects the issuer of another service', async () => {
  const { token } = await aUser()
  oauth.service.once(Events.BeforeAuthorizeRedirect, ({ url }) => {
    url.searchParams.set('iss', 'http://127.0.0.1:1')
  })
  const answer = await openCallback(token, await authorizeAtSpotify(token))
  expect([answer.status, answer.body]).toMatchObject([400, { code: 'invalid_state' }])
})
