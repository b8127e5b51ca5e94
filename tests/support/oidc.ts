import { sql } from 'drizzle-orm'
import { beforeEach } from 'vitest'
import { invalidateAllSessions } from '@/lib/auth/session-cache'
import { ADMIN_EMAIL, query } from './accounts'
import { type ApiResponse, call, withApp } from './app'
import { Browser } from './browser'
import { cookieOf } from './contract/session-cookie'
import { type IdentityProvider, startIdentityProvider } from './identity-provider'

export const ORIGIN = 'http://localhost:3000'

type Me = {
  id: string
  email: string
  displayName: string
  isEmailVerified: boolean
  isGuest: boolean
}

/**
 * Runs the API with an identity provider, where another person signs in during each test, and
 * ADMIN_EMAIL as the address of an administrator. Call it once, at the top of the file. Returns how to
 * get the provider.
 */
export function withIdentityProvider(
  options?: Parameters<typeof startIdentityProvider>[1],
): () => IdentityProvider {
  let provider: IdentityProvider | undefined
  const get = () => {
    if (!provider) throw new Error('The identity provider is not started yet.')
    return provider
  }
  withApp(async (onEnd) => {
    provider = await startIdentityProvider(`${ORIGIN}/api/auth/callback/oidc`, options)
    onEnd(provider.stop)
    return {
      ...provider.settings,
      APP_URL: ORIGIN,
      NEXTAUTH_URL: ORIGIN,
      ADMIN_EMAILS: ADMIN_EMAIL,
    }
  })
  beforeEach(() => {
    const name = crypto.randomUUID().slice(0, 8)
    const email = `${name}@example.org`
    get().signedInSecondsAgo = 0
    get().person = { sub: name, email, email_verified: true, name: 'Ada' }
  })
  return get
}

/** A browser in which the person has signed in at the provider. */
export async function browserAtProvider(): Promise<Browser> {
  const browser = new Browser()
  await browser.signInAtProvider()
  return browser
}

/** A browser with the session of an access token. */
export async function browserOf(token: string): Promise<Browser> {
  const browser = new Browser()
  browser.setCookie(await cookieOf(token))
  return browser
}

/** Calls the API as a page of the site in a browser. */
export const callFrom = (
  browser: Browser,
  method: string,
  path: string,
  body?: object,
): Promise<ApiResponse> => {
  const cookie = browser.appCookies()
  const headers = { cookie, origin: ORIGIN, 'sec-fetch-site': 'same-origin' }
  return call(method, path, { headers, body })
}

export const findMe = async (browser: Browser): Promise<{ status: number; body: Me }> =>
  callFrom(browser, 'GET', '/me')

/** Lets the sessions of a user begin eleven minutes ago. */
export async function ageSessions(userId: string): Promise<void> {
  await query(sql`update auth_sessions set created_at = now() - interval '11 minutes'
    where user_id = ${userId}`)
  invalidateAllSessions()
}
