import { encode } from 'next-auth/jwt'
import { describe, expect, it } from 'vitest'
import type { Tokens } from '@/lib/contract/credentials'
import { aUser, call, withApp } from '@/tests/support/app'

withApp()

type SignedIn = { id: string; sessionId: string }
type Provider = {
  id: string
  options: { id?: string; authorize: (input: object, request: object) => Promise<SignedIn | null> }
}

/** Signs in with a provider of next-auth, as a browser does. Returns the cookie. */
async function signInWith(id: string, input: object = {}, headers: Record<string, string> = {}) {
  const { authOptions } = await import('@/lib/http/next-auth')
  const { sessionCookieName } = await import('@/lib/auth/cookie-claims')
  const { getSecrets } = await import('@/lib/config/env')
  const providers = authOptions({ headers: new Headers() }).providers as unknown as Provider[]
  const { options } = providers.find((provider) => (provider.options.id ?? provider.id) === id)!
  const user = await options.authorize(input, { headers })
  const token = { sub: user!.id, sid: user!.sessionId }
  const value = await encode({ token, secret: getSecrets().AUTH_SECRET })
  return { id: user!.id, cookie: `${sessionCookieName()}=${value}` }
}

const register = (cookie: string, site: string) =>
  call('POST', '/auth/register', {
    headers: { cookie, 'sec-fetch-site': site },
    body: { email: `ada-${crypto.randomUUID()}@example.org`, password: 'violet mango harbour 42' },
  })

describe('a guest in the browser', () => {
  it('has a cookie and the demo playlists', async () => {
    const { cookie } = await signInWith('guest')
    const { body } = await call('GET', '/playlists', { headers: { cookie } })
    expect((body as { data: unknown[] }).data).toHaveLength(3)
  })

  it('registers with the cookie, keeps everything, and signs in again', async () => {
    const guest = await signInWith('guest')
    const { status, body } = await register(guest.cookie, 'same-origin')
    expect(status).toBe(201)
    const { user } = body as Tokens
    expect(user).toMatchObject({ id: guest.id, isGuest: false })
    const old = await call('GET', '/playlists', { headers: { cookie: guest.cookie } })
    expect(old.status).toBe(401)
    const { email } = user
    const account = await signInWith('credentials', { email, password: 'violet mango harbour 42' })
    expect(account.id).toBe(guest.id)
    const { body: lists } = await call('GET', '/playlists', { headers: { cookie: account.cookie } })
    expect((lists as { data: unknown[] }).data).toHaveLength(3)
  })

  it('loses its session when the browser signs in to another account', async () => {
    const { cookie } = await signInWith('guest')
    const { email } = await aUser()
    expect((await call('GET', '/me', { headers: { cookie } })).status).toBe(200)
    const account = { email, password: 'violet mango harbour 42' }
    await signInWith('credentials', account, { cookie })
    expect((await call('GET', '/me', { headers: { cookie } })).status).toBe(401)
  })

  it('cannot be registered by another site', async () => {
    const { cookie } = await signInWith('guest')
    const { status, body } = await register(cookie, 'cross-site')
    expect([status, (body as { code: string }).code]).toEqual([403, 'cross_site_request'])
    expect((await call('GET', '/me', { headers: { cookie } })).body).toMatchObject({
      isGuest: true,
    })
  })
})
