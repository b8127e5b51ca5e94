import { createHash, generateKeyPairSync } from 'node:crypto'
import { decodeJwt, type JWTHeaderParameters, type JWTPayload, SignJWT } from 'jose'
import { expect, it } from 'vitest'
import { aUser, call, withApp } from '@/tests/support/app'

withApp()

const KEY = 'k1'
const ownKey = () =>
  createHash('sha256')
    .update((process.env.TOKEN_KEYS ?? '').slice(`${KEY}:`.length))
    .digest()
const HEADER = { alg: 'HS256', typ: 'at+jwt', kid: KEY }
const seconds = () => Math.floor(Date.now() / 1_000)
const without = (claims: JWTPayload, name: string): JWTPayload =>
  Object.fromEntries(Object.entries(claims).filter(([claim]) => claim !== name))

type Forge = (claims: JWTPayload) => {
  claims?: JWTPayload
  header?: JWTHeaderParameters
  key?: Uint8Array
}

const forgeries: Record<string, Forge> = {
  'of another issuer': (claims) => ({ claims: { ...claims, iss: 'https://example.org' } }),
  'for another audience': (claims) => ({ claims: { ...claims, aud: 'another-api' } }),
  'without an audience': (claims) => ({ claims: without(claims, 'aud') }),
  'that is an ID token': () => ({ header: { ...HEADER, typ: 'JWT' } }),
  'without a type': () => ({ header: { alg: 'HS256', kid: KEY } }),
  'that is not valid yet': (claims) => ({ claims: { ...claims, nbf: seconds() + 300 } }),
  'without nbf': (claims) => ({ claims: without(claims, 'nbf') }),
  'without an id': (claims) => ({ claims: without(claims, 'jti') }),
  'without an end': (claims) => ({ claims: without(claims, 'exp') }),
  'without a user': (claims) => ({ claims: without(claims, 'sub') }),
  'of a user that is no id': (claims) => ({ claims: { ...claims, sub: "' or 1=1" } }),
  'of an unknown key': () => ({ header: { ...HEADER, kid: 'k2' } }),
  'of a key that is a path': () => ({ header: { ...HEADER, kid: '../../dev/null' } }),
  'without a key': () => ({ header: { alg: 'HS256', typ: 'at+jwt' } }),
  'that brings its key': () => ({
    header: { ...HEADER, jwk: { kty: 'oct', k: 'AAAA' }, jku: 'https://example.org/keys' },
    key: Buffer.from('AAAA', 'base64url'),
  }),
  'of another secret': () => ({ key: Buffer.alloc(32, 7) }),
  'of another algorithm': () => ({ header: { ...HEADER, alg: 'HS512' } }),
}

async function forge(token: string, change: Forge): Promise<string> {
  const { claims = decodeJwt(token), header = HEADER, key = ownKey() } = change(decodeJwt(token))
  return new SignJWT(claims).setProtectedHeader(header).sign(key)
}

const statusOf = async (token: string) => (await call('GET', '/me', { token })).status

it('a token that is signed again without a change is accepted', async () => {
  const { token } = await aUser()
  expect(await statusOf(await forge(token, () => ({})))).toBe(200)
})

it.each(Object.entries(forgeries))('a token %s is rejected', async (_, change) => {
  const { token } = await aUser()
  expect(await statusOf(await forge(token, change))).toBe(401)
})

it('a token with the signature of a public key is rejected', async () => {
  const { token } = await aUser()
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 })
  const forged = await new SignJWT(decodeJwt(token))
    .setProtectedHeader({ ...HEADER, alg: 'RS256' })
    .sign(privateKey)
  expect(await statusOf(forged)).toBe(401)
})

it.each(['%zz', 'a.b', '..', 'a.b.c.d', '{}', 'e30.e30.'])(
  'the text %j is no token',
  async (token) => {
    expect(await statusOf(token)).toBe(401)
  },
)
