import { afterEach, describe, expect, it, vi } from 'vitest'
import { aUser, call, withApp } from '@/tests/support/app'
import { anAuthenticator } from '@/tests/support/authenticator'

withApp()

afterEach(() => void vi.useRealTimers())

type Challenge = { challenge: string }
type Passkey = { id: string; name: string; lastUsedAt: string | null }

const begin = async (token: string) =>
  ((await call('POST', '/me/passkeys/options', { token })).body as Challenge).challenge

const beginSignIn = async () =>
  ((await call('POST', '/auth/passkey/options', { body: {} })).body as Challenge).challenge

const add = (token: string, credential: object, name?: string) =>
  call('POST', '/me/passkeys', { token, body: { credential, name } })

const signIn = (credential: object) => call('POST', '/auth/passkey', { body: { credential } })

const codeIn = ({ body }: { body: unknown }) => (body as { code?: string }).code

const passkeysOf = async (token: string) =>
  ((await call('GET', '/me/passkeys', { token })).body as { data: Passkey[] }).data

/** Registers a user with a passkey. */
async function aUserWithPasskey() {
  const user = await aUser()
  const authenticator = anAuthenticator()
  const made = await add(
    user.token,
    authenticator.create({ challenge: await begin(user.token) }),
    'Phone',
  )
  expect(made.status).toBe(201)
  return { ...user, authenticator, passkey: made.body as Passkey }
}

describe('POST /me/passkeys', () => {
  it('adds a passkey, named after the browser without a name', async () => {
    const ada = await aUser()
    const authenticator = anAuthenticator()
    const challenge = await begin(ada.token)
    const made = await add(ada.token, authenticator.create({ challenge }))
    expect(made.status).toBe(201)
    expect(await passkeysOf(ada.token)).toEqual([
      expect.objectContaining({ name: 'Unknown client', lastUsedAt: null }),
    ])
    const again = await add(ada.token, authenticator.create({ challenge: await begin(ada.token) }))
    expect([again.status, codeIn(again)]).toEqual([409, 'conflict'])
  })

  it('accepts a challenge once, and only that of the session', async () => {
    const [ada, bob] = await Promise.all([aUser('ada'), aUser('bob')])
    const challenge = await begin(ada.token)
    await begin(bob.token)
    expect(codeIn(await add(bob.token, anAuthenticator().create({ challenge })))).toBe(
      'invalid_passkey',
    )
    const wrong = anAuthenticator().create({ challenge: 'AAAA' })
    expect(codeIn(await add(ada.token, wrong))).toBe('invalid_passkey')
    expect(codeIn(await add(ada.token, anAuthenticator().create({ challenge })))).toBe(
      'invalid_passkey',
    )
    expect(await passkeysOf(ada.token)).toEqual([])
  })

  it.each([
    ['another origin', { origin: 'https://evil.example' }],
    ['another site', { rpId: 'evil.example' }],
    ['an authenticator that did not verify the person', { isVerified: false }],
  ])('rejects a passkey for %s', async (_, options) => {
    const ada = await aUser()
    const challenge = await begin(ada.token)
    const rejected = await add(ada.token, anAuthenticator().create({ challenge, ...options }))
    expect([rejected.status, codeIn(rejected)]).toEqual([401, 'invalid_passkey'])
  })

  it('is not for guests, and requires a recent sign-in', async () => {
    const guest = (await call('POST', '/auth/guest', { body: {} })).body as { accessToken: string }
    const token = guest.accessToken
    expect((await call('POST', '/me/passkeys/options', { token })).status).toBe(403)
    const ada = await aUserWithPasskey()
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 11 * 60_000 })
    const path = `/me/passkeys/${ada.passkey.id}`
    for (const [method, target] of [
      ['POST', '/me/passkeys/options'],
      ['DELETE', path],
    ] as const) {
      expect(codeIn(await call(method, target, { token: ada.token }))).toBe(
        'recent_sign_in_required',
      )
    }
  })
})

describe('POST /auth/passkey', () => {
  it('signs in without a password, and records the use', async () => {
    const { id, token, authenticator } = await aUserWithPasskey()
    const signedIn = await signIn(authenticator.get({ challenge: await beginSignIn() }))
    expect(signedIn.status).toBe(200)
    expect(signedIn.body).toMatchObject({ user: { id }, tokenType: 'Bearer' })
    expect((await passkeysOf(token))[0]?.lastUsedAt).toEqual(expect.any(String))
  })

  it('accepts a challenge once, of parallel requests too', async () => {
    const { authenticator } = await aUserWithPasskey()
    const challenge = await beginSignIn()
    const proofs = [1, 2, 3].map(() => authenticator.get({ challenge }))
    const responses = await Promise.all(proofs.map(signIn))
    expect(responses.map(({ status }) => status).sort()).toEqual([200, 401, 401])
    const unknown = authenticator.get({ challenge: 'q3Lw0cZ8xV1nT5yBq3Lw0cZ8xV1nT5yB' })
    expect(codeIn(await signIn(unknown))).toBe('invalid_passkey')
  })

  it('rejects a counter that does not increase: the authenticator was copied', async () => {
    const { authenticator } = await aUserWithPasskey()
    authenticator.setCounter(5)
    const use = async () => signIn(authenticator.get({ challenge: await beginSignIn() }))
    expect((await use()).status).toBe(200)
    authenticator.setCounter(5)
    expect((await use()).status).toBe(401)
    authenticator.setCounter(6)
    expect((await use()).status).toBe(200)
  })

  it.each([
    ['another origin', { origin: 'https://evil.example' }],
    ['another site', { rpId: 'evil.example' }],
    ['an authenticator that did not verify the person', { isVerified: false }],
  ])('rejects a proof for %s', async (_, options) => {
    const { authenticator } = await aUserWithPasskey()
    const challenge = await beginSignIn()
    const rejected = await signIn(authenticator.get({ challenge, ...options }))
    expect([rejected.status, codeIn(rejected)]).toEqual([401, 'invalid_passkey'])
  })

  it('rejects the passkey of another key and an unknown one', async () => {
    const { authenticator } = await aUserWithPasskey()
    const other = anAuthenticator()
    const stranger = other.get({ challenge: await beginSignIn() })
    expect((await signIn(stranger)).status).toBe(401)
    const forged = other.get({ challenge: await beginSignIn() })
    expect((await signIn({ ...forged, id: authenticator.id })).status).toBe(401)
  })

  it('needs no code of an authenticator app', async () => {
    const { codeOf } = await import('@/tests/support/totp')
    const { token, authenticator } = await aUserWithPasskey()
    const { secret } = (await call('POST', '/me/totp', { token })).body as { secret: string }
    await call('POST', '/me/totp/confirm', { token, body: { code: codeOf(secret) } })
    expect((await signIn(authenticator.get({ challenge: await beginSignIn() }))).status).toBe(200)
  })
})

describe('/me/passkeys/{passkeyId}', () => {
  it('renames and removes a passkey of the user only', async () => {
    const ada = await aUserWithPasskey()
    const bob = await aUser('bob')
    const path = `/me/passkeys/${ada.passkey.id}`
    const body = { name: ' Old phone ' }
    expect((await call('PATCH', path, { token: bob.token, body })).status).toBe(404)
    expect((await call('DELETE', path, { token: bob.token })).status).toBe(404)
    const renamed = await call('PATCH', path, { token: ada.token, body })
    expect(renamed.body).toMatchObject({ name: 'Old phone' })
    expect((await call('DELETE', path, { token: ada.token })).status).toBe(204)
    expect((await call('DELETE', path, { token: ada.token })).status).toBe(404)
    const proof = ada.authenticator.get({ challenge: await beginSignIn() })
    expect((await signIn(proof)).status).toBe(401)
    const { db } = await import('@/db')
    const { rows } = await db.personalData.listRows('activity', ada.id)
    expect(rows.map(({ event }) => event)).toEqual(
      expect.arrayContaining(['passkey_added', 'passkey_removed']),
    )
  })
})
