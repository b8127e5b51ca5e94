import { sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { query } from '@/tests/support/accounts'
import { aUser, call } from '@/tests/support/app'
import { anAuthenticator } from '@/tests/support/authenticator'
import { Browser } from '@/tests/support/browser'
import {
  ageSessions,
  browserAtProvider,
  browserOf,
  callFrom,
  findMe,
  withIdentityProvider,
} from '@/tests/support/oidc'

const provider = withIdentityProvider()

it('can be linked by an account while the provider is configured', async () => {
  const { token } = await aUser()
  expect((await call('POST', '/me/identities/check', { token })).status).toBe(204)
})

it('links an identity to the signed-in account, with another address, and to no second one', async () => {
  const { id, token } = await aUser()
  const browser = await browserOf(token)
  expect(await browser.signInAtProvider('/settings')).toBe('/settings')
  expect((await findMe(browser)).body.id).toBe(id)
  const fresh = await browserAtProvider()
  expect((await findMe(fresh)).body.id).toBe(id)
  const second = await browserOf((await aUser()).token)
  expect(await second.signInAtProvider()).toBe('/settings?error=identity_taken')
})

it('links nothing for a session that began more than ten minutes ago', async () => {
  const { id, token } = await aUser()
  await ageSessions(id)
  const browser = await browserOf(token)
  expect(await browser.signInAtProvider()).toBe('/settings?error=recent_sign_in_required')
})

it('unlinks an identity, but not the last way to sign in', async () => {
  const browser = await browserAtProvider()
  const { body: list } = await callFrom(browser, 'GET', '/me/identities')
  const [identity] = (list as { data: { id: string; issuer: string }[] }).data
  expect(identity?.issuer).toBe(provider().settings.OIDC_ISSUER)
  const unlink = () => callFrom(browser, 'DELETE', `/me/identities/${identity?.id}`)
  expect(await unlink()).toMatchObject({ status: 409, body: { code: 'conflict' } })
  const { body: me } = await findMe(browser)
  await query(sql`update users set password_hash = 'any' where id = ${me.id}`)
  expect((await unlink()).status).toBe(204)
  expect((await unlink()).status).toBe(404)
  expect(await new Browser().signInAtProvider()).toBe('/')
})

describe('an account without a password', () => {
  const pathsOf = async (browser: Browser, path: string) => {
    const { body } = await callFrom(browser, 'GET', path)
    return (body as { data: { id: string }[] }).data.map(({ id }) => `${path}/${id}`)
  }
  const removeAll = async (browser: Browser, paths: string[]) => {
    const removed = await Promise.all(paths.map((path) => callFrom(browser, 'DELETE', path)))
    return removed.map(({ status }) => status).sort()
  }
  const addPasskey = async (browser: Browser) => {
    const { body } = await callFrom(browser, 'POST', '/me/passkeys/options')
    const credential = anAuthenticator().create(body as { challenge: string })
    expect((await callFrom(browser, 'POST', '/me/passkeys', { credential })).status).toBe(201)
  }

  it('keeps one of two identities that are unlinked at once', async () => {
    const first = await browserAtProvider()
    provider().person = { sub: crypto.randomUUID() }
    // The session of the provider is that of the first identity.
    const browser = new Browser()
    for (const pair of first.appCookies().split('; ')) browser.setCookie(pair)
    await browser.signInAtProvider()
    const paths = await pathsOf(browser, '/me/identities')
    expect(paths).toHaveLength(2)
    expect(await removeAll(browser, paths)).toEqual([204, 409])
  })

  it('keeps its identity or its passkey, if both are removed at once', async () => {
    const browser = await browserAtProvider()
    await addPasskey(browser)
    const paths = [
      ...(await pathsOf(browser, '/me/identities')),
      ...(await pathsOf(browser, '/me/passkeys')),
    ]
    expect(await removeAll(browser, paths)).toEqual([204, 409])
  })

  it('keeps its last passkey', async () => {
    const browser = await browserAtProvider()
    await addPasskey(browser)
    await addPasskey(browser)
    expect(await removeAll(browser, await pathsOf(browser, '/me/identities'))).toEqual([204])
    const paths = await pathsOf(browser, '/me/passkeys')
    expect(await removeAll(browser, paths.slice(0, 1))).toEqual([204])
    expect(await removeAll(browser, paths.slice(1))).toEqual([409])
  })

  it('keeps its identity if others are of a provider that is not configured any more', async () => {
    const browser = await browserAtProvider()
    const { id } = (await findMe(browser)).body
    const paths = await pathsOf(browser, '/me/identities')
    await query(sql`insert into identities (id, user_id, issuer, subject)
      values (${crypto.randomUUID()}, ${id}, 'https://former.example', 'ada')`)
    expect(await removeAll(browser, paths)).toEqual([409])
  })
})
