import { describe, expect, it } from 'vitest'
import { call } from '@/tests/support/app'
import type { Browser } from '@/tests/support/browser'
import {
  ageSessions,
  browserAtProvider,
  callFrom,
  findMe,
  withIdentityProvider,
} from '@/tests/support/oidc'

const provider = withIdentityProvider()

describe('a sign-in at the provider while signed in to the same account', () => {
  const isRecent = async (browser: Browser) => {
    const { body } = await callFrom(browser, 'GET', '/me/sessions')
    const { data } = body as { data: { isCurrent: boolean; isRecent: boolean }[] }
    return data.find(({ isCurrent }) => isCurrent)?.isRecent
  }

  const aSignedInBrowser = async () => {
    const browser = await browserAtProvider()
    await ageSessions((await findMe(browser)).body.id)
    expect(await isRecent(browser)).toBe(false)
    return browser
  }

  it('is recent if the person signed in there within the last ten minutes', async () => {
    const browser = await aSignedInBrowser()
    expect(await browser.signInAtProvider('/settings')).toBe('/settings')
    expect(await isRecent(browser)).toBe(true)
  })

  it('requests that of the provider, and a new sign-in there is enough', async () => {
    provider().signedInSecondsAgo = 660
    const browser = await aSignedInBrowser()
    provider().signedInSecondsAgo = 0
    expect(await browser.signInAtProvider('/settings')).toBe('/settings')
    expect(await isRecent(browser)).toBe(true)
  })

  it.each([null, '86400'])('is rejected after a longer time with max_age=%s', async (maxAge) => {
    provider().signedInSecondsAgo = 660
    const browser = await aSignedInBrowser()
    const withMaxAge = (url: URL) => {
      if (maxAge === null) url.searchParams.delete('max_age')
      else url.searchParams.set('max_age', maxAge)
      return url
    }
    const end = await browser.signInAtProvider('/playlists', withMaxAge)
    expect(end).toBe('/settings?error=recent_sign_in_required')
    expect(await isRecent(browser)).toBe(false)
  })
})

it('sets the first password of an account after a recent sign-in, without a current one', async () => {
  const browser = await browserAtProvider()
  const newPassword = 'violet mango harbour 42'
  const change = (from: Browser, password: string) =>
    callFrom(from, 'PUT', '/me/password', { newPassword: password })
  const { id, email } = (await findMe(browser)).body
  await ageSessions(id)
  expect(await change(browser, newPassword)).toMatchObject({
    body: { code: 'recent_sign_in_required' },
  })
  const fresh = await browserAtProvider()
  expect((await change(fresh, newPassword)).status).toBe(204)
  const signedIn = await call('POST', '/auth/login', { body: { email, password: newPassword } })
  expect(signedIn.status).toBe(200)
  const again = await change(fresh, 'another mango harbour 43')
  expect(again).toMatchObject({ status: 401, body: { code: 'invalid_credentials' } })
})
