import { expect, it } from 'vitest'
import { Browser } from '@/tests/support/browser'
import { findMe, withIdentityProvider } from '@/tests/support/oidc'

const provider = withIdentityProvider({ hasClaimsInIdToken: false })

it('reads claims from UserInfo that are not in the ID token', async () => {
  provider().person = { sub: 'ada', email: 'ada@example.org', email_verified: true, name: 'Ada' }
  const browser = new Browser()
  expect(await browser.signInAtProvider('/playlists')).toBe('/playlists')
  expect((await findMe(browser)).body).toMatchObject({
    email: 'ada@example.org',
    isEmailVerified: true,
    displayName: 'Ada',
  })
})
