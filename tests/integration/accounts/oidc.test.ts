import { sql } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { env } from '@/lib/config/env'
import { ADMIN_EMAIL, query } from '@/tests/support/accounts'
import { aUser, call } from '@/tests/support/app'
import { Browser } from '@/tests/support/browser'
import {
  browserAtProvider,
  browserOf,
  findMe,
  ORIGIN,
  withIdentityProvider,
} from '@/tests/support/oidc'

const provider = withIdentityProvider()

/** A local account with the address of the person at the provider. */
async function aLocalUser({ isVerified }: { isVerified: boolean }) {
  const user = await aUser()
  if (isVerified) await query(sql`update users set email_verified_at = now() where id = ${user.id}`)
  provider().person = { ...provider().person, email: user.email }
  return user
}

it('creates an account at the first sign-in, and finds it again by its subject alone', async () => {
  const browser = new Browser()
  expect(await browser.signInAtProvider('/playlists')).toBe('/playlists')
  const { body: me } = await findMe(browser)
  expect(me).toMatchObject({ email: provider().person.email, isEmailVerified: true })
  provider().person = { sub: provider().person.sub, email: 'changed@example.org' }
  const other = await browserAtProvider()
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
  provider().person = { ...provider().person, name }
  const browser = await browserAtProvider()
  const { displayName, email } = (await findMe(browser)).body
  expect(displayName).toBe(expected ?? email.split('@')[0])
})

it('does not sign in to an account with the same address that one side has not verified', async () => {
  await aLocalUser({ isVerified: false })
  expect(await new Browser().signInAtProvider()).toBe('/login?error=email_taken')
  await aLocalUser({ isVerified: true })
  for (const email_verified of [false, undefined]) {
    provider().person = { ...provider().person, email_verified }
    const browser = new Browser()
    expect(await browser.signInAtProvider()).toBe('/login?error=email_taken')
    expect((await findMe(browser)).status).toBe(401)
  }
})

it('signs in to an account with the same address that both sides have verified', async () => {
  const { id } = await aLocalUser({ isVerified: true })
  const browser = await browserAtProvider()
  expect((await findMe(browser)).body.id).toBe(id)
})

it('does not sign in to an account with two-factor sign-in by its address', async () => {
  const { id } = await aLocalUser({ isVerified: true })
  await query(
    sql`insert into totp_factors (user_id, secret, confirmed_at) values (${id}, 'any', now())`,
  )
  expect(await new Browser().signInAtProvider()).toBe('/login?error=email_taken')
})

it('creates no account with the address of an administrator, or without an address', async () => {
  provider().person = { ...provider().person, email: ADMIN_EMAIL }
  expect(await new Browser().signInAtProvider()).toBe('/login?error=email_taken')
  provider().person = { sub: 'without-address' }
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

it('rejects a disabled account', async () => {
  const browser = await browserAtProvider()
  const { id } = (await findMe(browser)).body
  await query(sql`update users set disabled_at = now() where id = ${id}`)
  expect(await new Browser().signInAtProvider()).toBe('/login?error=account_disabled')
})

it('turns a guest into the account and keeps the data', async () => {
  const guest = (await call('POST', '/auth/guest', { body: {} })).body as {
    accessToken: string
    user: { id: string }
  }
  const browser = await browserOf(guest.accessToken)
  expect(await browser.signInAtProvider()).toBe('/')
  expect((await findMe(browser)).body).toMatchObject({ id: guest.user.id, isGuest: false })
})

it.each(['https://evil.example/', '//evil.example', '/\\\\evil.example', 'javascript:alert(1)'])(
  'does not redirect to %s',
  async (callbackUrl) => {
    expect(await new Browser().signInAtProvider(callbackUrl)).toBe('/')
  },
)

it('rejects the claims of another issuer', async () => {
  const { parseClaims } = await import('@/lib/http/oidc-provider')
  const { OIDC_ISSUER: iss } = provider().settings
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
