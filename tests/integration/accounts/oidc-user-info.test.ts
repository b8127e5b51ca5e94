import { expect, it } from 'vitest'
import { call, withApp } from '@/tests/support/app'
import { Browser } from '@/tests/support/browser'
import { type IdentityProvider, startIdentityProvider } from '@/tests/support/identity-provider'

const ORIGIN = 'http://localhost:3000'

let provider: IdentityProvider
withApp(async (onEnd) => {
  provider = await startIdentityProvider(`${ORIGIN}/api/auth/callback/oidc`, {
    hasClaimsInIdToken: false,
  })
  onEnd(provider.stop)
  return { ...provider.settings, APP_URL: ORIGIN, NEXTAUTH_URL: ORIGIN }
})

it('reads claims from UserInfo that are not in the ID token', async () => {
  provider.person = { sub: 'ada', email: 'ada@example.org', email_verified: true, name: 'Ada' }
  const browser = new Browser()
  expect(await browser.signInAtProvider('/playlists')).toBe('/playlists')
  const { body } = await call('GET', '/me', { headers: { cookie: browser.appCookies() } })
  expect(body).toMatchObject({
    email: 'ada@example.org',
    isEmailVerified: true,
    displayName: 'Ada',
  })
})
