import { beforeEach, expect, it, vi } from 'vitest'
import { TEST_SECRETS } from '@/tests/support/secrets'

const CLAIMS = { sid: '0199c3f2-0000-7000-8000-000000000001', sub: 'a user' }

beforeEach(() => {
  vi.resetModules()
  vi.unstubAllEnvs()
  for (const [name, value] of Object.entries(TEST_SECRETS)) vi.stubEnv(name, value)
  vi.stubEnv('DATABASE_URL', 'postgres://riffle@localhost/riffle')
})

/** The cookie of a session of a server at `appUrl`, and the claims that it reads from a header. */
async function cookieAt(appUrl: string) {
  vi.stubEnv('APP_URL', appUrl)
  const { createSessionCookie, readCookieClaims } = await import('@/lib/auth/cookie-claims')
  const cookie = await createSessionCookie(CLAIMS)
  return { cookie, read: (name: string) => readCookieClaims(`${name}=${cookie.value}`) }
}

it('over https the cookie of a session is secure, of this host alone and hidden from scripts', async () => {
  const { cookie, read } = await cookieAt('https://riffle.example.org')
  expect(cookie).toMatchObject({
    name: '__Host-riffle.session',
    secure: true,
    httpOnly: true,
    sameSite: 'lax',
    path: '/',
  })
  expect(Object.keys(cookie)).not.toContain('domain')
  expect(await read('__Host-riffle.session')).toEqual(CLAIMS)
  expect(await read('riffle.session')).toBeNull()
})

it('over http it has no prefix, which browsers would reject', async () => {
  const { cookie, read } = await cookieAt('http://localhost:3000')
  expect(cookie).toMatchObject({ name: 'riffle.session', secure: false, httpOnly: true })
  expect(await read('riffle.session')).toEqual(CLAIMS)
})
