import { sql } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { db } from '@/db'
import { invalidateAllSessions } from '@/lib/auth/session-cache'
import { env } from '@/lib/config/env'
import { aUser, call, withApp } from '@/tests/support/app'
import { anAuthenticator } from '@/tests/support/authenticator'
import { Browser } from '@/tests/support/browser'
import { cookieOf } from '@/tests/support/contract/session-cookie'
import { type IdentityProvider, startIdentityProvider } from '@/tests/support/identity-provider'

const BOSS = 'boss@example.org'
const ORIGIN = 'http://localhost:3000'

let provider: IdentityProvider
withApp(async (onEnd) => {
  provider = await startIdentityProvider(`${ORIGIN}/api/auth/callback/oidc`)
  onEnd(provider.stop)
  return {
    ...provider.settings,
    APP_URL: ORIGIN,
    NEXTAUTH_URL: ORIGIN,
    ADMIN_EMAILS: BOSS,
  }
})

beforeEach(() => {
  provider.signedInSecondsAgo = 0
  const name = crypto.randomUUID().slice(0, 8)
  provider.person = { sub: name, email: `${name}@example.org`, email_verified: true, name: 'Ada' }
})

const ownHeaders = (browser: Browser) => ({
  cookie: browser.appCookies(),
  origin: ORIGIN,
  'sec-fetch-site': 'same-origin',
})

type Me = {
  id: string
  email: string
  displayName: string
  isEmailVerified: boolean
  isGuest: boolean
}

const findMe = async (browser: Browser): Promise<{ status: number; body: Me }> =>
  call('GET', '/me', { headers: { cookie: browser.appCookies() } })

const execute = (statement: ReturnType<typeof sql>) =>
  db.transaction(({ executor }) => executor.execute(statement))

/** Lets the sessions of a user begin eleven minutes ago. */
async function ageSessions(userId: string): Promise<void> {
  await execute(sql`update auth_sessions set created_at = now() - interval '11 minutes'
    where user_id = ${userId}`)
  invalidateAllSessions()
}

/** A local account with the address of the person at the provider. */
async function aLocalUser({ isVerified }: { isVerified: boolean }) {
  const user = await aUser()
  if (isVerified)
    await execute(sql`update users set email_verified_at = now() where id = ${user.id}`)
  provider.person = { ...provider.person, email: user.email }
  return user
}

async function signedInBrowser(token: string): Promise<Browser> {
  const browser = new Browser()
  browser.setCookie(await cookieOf(token))
  return browser
}

it('creates an account at the first sign-in, and finds it again by its subject alone', async () => {
  const browser = new Browser()
  expect(await browser.signInAtProvider('/playlists')).toBe('/playlists')
  const { body: me } = await findMe(browser)
  expect(me).toMatchObject({ email: provider.person.email, isEmailVerified: true })
  provider.person = { sub: provider.person.sub, email: 'changed@example.org' }
  const other = new Browser()
  await other.signInAtProvider()
  expect((await findMe(other)).body).toMatchObject({ id: me.id, email: me.email })
})

it.each([
  [`${'x'.repeat(99)}😀`, `${'x'.repeat(99)}😀`],
  ['😀'.repeat(101), null],
  [' Ada\u0301 ', 'Ad\u00e1'],
  ['Ada\u202eevil', null],
  ['Ada\nAdministrator', null],
  ['\u3164', null],
  ['', null],
])('names an account %j as the rules of names allow it', async (name, expected) => {
  provider.person = { ...provider.person, name }
  const browser = new Browser()
  await browser.signInAtProvider()
  const { displayName, email } = (await findMe(browser)).body
  expect(displayName).toBe(expected ?? email.split('@')[0])
})

it('does not sign in to an account with the same address that one side has not verified', async () => {
  await aLocalUser({ isVerified: false })
  expect(await new Browser().signInAtProvider()).toBe('/login?error=email_taken')
  await aLocalUser({ isVerified: true })
  for (const email_verified of [false, undefined]) {
    provider.person = { ...provider.person, email_verified }
    const browser = new Browser()
    expect(await browser.signInAtProvider()).toBe('/login?error=email_taken')
    expect((await findMe(browser)).status).toBe(401)
  }
})

it('can be linked by an account while the provider is configured', async () => {
  const { token } = await aUser()
  expect((await call('POST', '/me/identities/check', { token })).status).toBe(204)
})

it('signs in to an account with the same address that both sides have verified', async () => {
  const { id } = await aLocalUser({ isVerified: true })
  const browser = new Browser()
  await browser.signInAtProvider()
  expect((await findMe(browser)).body.id).toBe(id)
})

it('does not sign in to an account with two-factor sign-in by its address', async () => {
  const { id } = await aLocalUser({ isVerified: true })
  await execute(
    sql`insert into totp_factors (user_id, secret, confirmed_at) values (${id}, 'any', now())`,
  )
  expect(await new Browser().signInAtProvider()).toBe('/login?error=email_taken')
})

it('links an identity to the signed-in account, with another address, and to no second one', async () => {
  const { id, token } = await aUser()
  const browser = await signedInBrowser(token)
  expect(await browser.signInAtProvider('/settings')).toBe('/settings')
  expect((await findMe(browser)).body.id).toBe(id)
  const fresh = new Browser()
  await fresh.signInAtProvider()
  expect((await findMe(fresh)).body.id).toBe(id)
  const second = await signedInBrowser((await aUser()).token)
  expect(await second.signInAtProvider()).toBe('/settings?error=identity_taken')
})

it('links nothing for a session that began more than ten minutes ago', async () => {
  const { id, token } = await aUser()
  await ageSessions(id)
  const browser = await signedInBrowser(token)
  expect(await browser.signInAtProvider()).toBe('/settings?error=recent_sign_in_required')
})

it('creates no account with the address of an administrator, or without an address', async () => {
  provider.person = { ...provider.person, email: BOSS }
  expect(await new Browser().signInAtProvider()).toBe('/login?error=email_taken')
  provider.person = { sub: 'without-address' }
  expect(await new Browser().signInAtProvider()).toBe('/login?error=email_missing')
})

it('creates accounts only as REGISTRATION allows it', async () => {
  const settings = env()
  const { REGISTRATION } = settings
  for (const [mode, code] of [
    ['closed', 'registration_closed'],
    ['invite', 'invitation_needed'],
  ] as const) {
    settings.REGISTRATION = mode
    expect(await new Browser().signInAtProvider()).toBe(`/login?error=${code}`)
  }
  settings.REGISTRATION = REGISTRATION
  expect(await new Browser().signInAtProvider()).toBe('/')
})

describe('a sign-in at the provider while signed in to the same account', () => {
  const isRecent = async (browser: Browser) => {
    const { body } = await call('GET', '/me/sessions', {
      headers: { cookie: browser.appCookies() },
    })
    const { data } = body as { data: { isCurrent: boolean; isRecent: boolean }[] }
    return data.find(({ isCurrent }) => isCurrent)?.isRecent
  }

  const aSignedInBrowser = async () => {
    const browser = new Browser()
    await browser.signInAtProvider()
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
    provider.signedInSecondsAgo = 660
    const browser = await aSignedInBrowser()
    provider.signedInSecondsAgo = 0
    expect(await browser.signInAtProvider('/settings')).toBe('/settings')
    expect(await isRecent(browser)).toBe(true)
  })

  it.each([null, '86400'])('is rejected after a longer time with max_age=%s', async (maxAge) => {
    provider.signedInSecondsAgo = 660
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
  const browser = new Browser()
  await browser.signInAtProvider()
  const newPassword = 'violet mango harbour 42'
  const change = (body: object) =>
    call('PUT', '/me/password', { headers: ownHeaders(browser), body: { newPassword, ...body } })
  const { id, email } = (await findMe(browser)).body
  await ageSessions(id)
  expect(await change({})).toMatchObject({ body: { code: 'recent_sign_in_required' } })
  const fresh = new Browser()
  await fresh.signInAtProvider()
  const set = await call('PUT', '/me/password', {
    headers: ownHeaders(fresh),
    body: { newPassword },
  })
  expect(set.status).toBe(204)
  const signedIn = await call('POST', '/auth/login', { body: { email, password: newPassword } })
  expect(signedIn.status).toBe(200)
  const again = await call('PUT', '/me/password', {
    headers: ownHeaders(fresh),
    body: { newPassword: 'another mango harbour 43' },
  })
  expect(again).toMatchObject({ status: 401, body: { code: 'invalid_credentials' } })
})

it('rejects a disabled account', async () => {
  const browser = new Browser()
  await browser.signInAtProvider()
  const { id } = (await findMe(browser)).body
  await execute(sql`update users set disabled_at = now() where id = ${id}`)
  expect(await new Browser().signInAtProvider()).toBe('/login?error=account_disabled')
})

it('turns a guest into the account and keeps the data', async () => {
  const guest = (await call('POST', '/auth/guest', { body: {} })).body as {
    accessToken: string
    user: { id: string }
  }
  const browser = await signedInBrowser(guest.accessToken)
  expect(await browser.signInAtProvider()).toBe('/')
  expect((await findMe(browser)).body).toMatchObject({ id: guest.user.id, isGuest: false })
})

it('unlinks an identity, but not the last way to sign in', async () => {
  const browser = new Browser()
  await browser.signInAtProvider()
  const send = (method: string, path: string) =>
    call(method, path, { headers: ownHeaders(browser) })
  const { body: list } = await send('GET', '/me/identities')
  const [identity] = (list as { data: { id: string; issuer: string }[] }).data
  expect(identity?.issuer).toBe(provider.settings.OIDC_ISSUER)
  const unlink = () => send('DELETE', `/me/identities/${identity?.id}`)
  expect(await unlink()).toMatchObject({ status: 409, body: { code: 'conflict' } })
  const { body: me } = await findMe(browser)
  await execute(sql`update users set password_hash = 'any' where id = ${me.id}`)
  expect((await unlink()).status).toBe(204)
  expect((await unlink()).status).toBe(404)
  expect(await new Browser().signInAtProvider()).toBe('/')
})

describe('an account without a password', () => {
  const aBrowserWithIdentity = async () => {
    const browser = new Browser()
    await browser.signInAtProvider()
    return browser
  }
  const send = (browser: Browser, method: string, path: string, body?: object) =>
    call(method, path, { headers: ownHeaders(browser), body })
  const pathsOf = async (browser: Browser, path: string) => {
    const { body } = await send(browser, 'GET', path)
    return (body as { data: { id: string }[] }).data.map(({ id }) => `${path}/${id}`)
  }
  const removeAll = async (browser: Browser, paths: string[]) => {
    const removed = await Promise.all(paths.map((path) => send(browser, 'DELETE', path)))
    return removed.map(({ status }) => status).sort()
  }
  const addPasskey = async (browser: Browser) => {
    const { body } = await send(browser, 'POST', '/me/passkeys/options')
    const credential = anAuthenticator().create(body as { challenge: string })
    expect((await send(browser, 'POST', '/me/passkeys', { credential })).status).toBe(201)
  }

  it('keeps one of two identities that are unlinked at once', async () => {
    const first = await aBrowserWithIdentity()
    provider.person = { sub: crypto.randomUUID() }
    // The session of the provider is that of the first identity.
    const browser = new Browser()
    for (const pair of first.appCookies().split('; ')) browser.setCookie(pair)
    await browser.signInAtProvider()
    const paths = await pathsOf(browser, '/me/identities')
    expect(paths).toHaveLength(2)
    expect(await removeAll(browser, paths)).toEqual([204, 409])
  })

  it('keeps its identity or its passkey, if both are removed at once', async () => {
    const browser = await aBrowserWithIdentity()
    await addPasskey(browser)
    const paths = [
      ...(await pathsOf(browser, '/me/identities')),
      ...(await pathsOf(browser, '/me/passkeys')),
    ]
    expect(await removeAll(browser, paths)).toEqual([204, 409])
  })

  it('keeps its last passkey', async () => {
    const browser = await aBrowserWithIdentity()
    await addPasskey(browser)
    await addPasskey(browser)
    expect(await removeAll(browser, await pathsOf(browser, '/me/identities'))).toEqual([204])
    const paths = await pathsOf(browser, '/me/passkeys')
    expect(await removeAll(browser, paths.slice(0, 1))).toEqual([204])
    expect(await removeAll(browser, paths.slice(1))).toEqual([409])
  })

  it('keeps its identity if others are of a provider that is not configured any more', async () => {
    const browser = await aBrowserWithIdentity()
    const { id } = (await findMe(browser)).body
    const paths = await pathsOf(browser, '/me/identities')
    await execute(sql`insert into identities (id, user_id, issuer, subject)
      values (${crypto.randomUUID()}, ${id}, 'https://former.example', 'ada')`)
    expect(await removeAll(browser, paths)).toEqual([409])
  })
})

it.each(['https://evil.example/', '//evil.example', '/\\\\evil.example', 'javascript:alert(1)'])(
  'does not redirect to %s',
  async (callbackUrl) => {
    expect(await new Browser().signInAtProvider(callbackUrl)).toBe('/')
  },
)

it('rejects the claims of another issuer', async () => {
  const { parseClaims } = await import('@/lib/http/oidc-provider')
  const { OIDC_ISSUER: iss } = provider.settings
  expect(parseClaims({ iss: `${iss}/`, sub: 'a' })).toMatchObject({ subject: 'a' })
  for (const claims of [
    { iss: 'https://evil.example', sub: 'a' },
    { iss, sub: '' },
    { iss },
    null,
  ]) {
    expect(() => parseClaims(claims)).toThrow('invalid ID token')
  }
})

it('rejects a callback that this browser did not start', async () => {
  const browser = new Browser()
  const url = `${ORIGIN}/api/auth/callback/oidc?code=stolen&state=stolen`
  const response = await browser.request(url)
  expect(response.headers.get('location')).toContain('error=OAuthCallback')
  expect((await findMe(browser)).status).toBe(401)
})
