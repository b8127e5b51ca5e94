import { sql } from 'drizzle-orm'
import { beforeAll, expect, it } from 'vitest'
import {
  confirmEmail,
  NEW_PASSWORD,
  PASSWORD,
  query,
  registerAdmin,
  resetPassword,
  withMail,
} from '@/tests/support/accounts'
import { aUser, call } from '@/tests/support/app'

const mail = withMail()

let bossToken: string
beforeAll(async () => {
  bossToken = (await registerAdmin()).accessToken
})

const NOTHING = { passkeys: 0, identities: 0, factors: 0, codes: 0, tokens: 0, sessions: 0 }
const EVERYTHING = { passkeys: 1, identities: 1, factors: 1, codes: 1, tokens: 1, sessions: 1 }

async function countAccess(id: string) {
  const [counts] = await query(sql`select
    (select count(*)::int from passkeys where user_id = ${id}) as passkeys,
    (select count(*)::int from identities where user_id = ${id}) as identities,
    (select count(*)::int from totp_factors where user_id = ${id}) as factors,
    (select count(*)::int from recovery_codes where user_id = ${id}) as codes,
    (select count(*)::int from api_tokens where user_id = ${id}) as tokens,
    (select count(*)::int from auth_sessions where user_id = ${id} and revoked_at is null) as sessions`)
  return counts
}

const isVerified = async (id: string) =>
  (await query(sql`select 1 from users where id = ${id} and email_verified_at is not null`))
    .length === 1

/** An account with each kind of access that a user can add before the address is confirmed. */
async function aRegisteredAddress() {
  const user = await aUser()
  const link = await mail().waitForToken(user.email)
  mail().mails.length = 0
  const body = { name: 'Script', scopes: ['read'] }
  expect((await call('POST', '/me/tokens', { token: user.token, body })).status).toBe(201)
  const unique = crypto.randomUUID()
  for (const statement of [
    sql`insert into passkeys (id, user_id, credential_id, public_key, counter, transports,
      is_backed_up, name) values (${unique}, ${user.id}, ${unique}, 'key', 0, '{}', false, 'Key')`,
    sql`insert into identities (id, user_id, issuer, subject)
      values (${unique}, ${user.id}, 'https://issuer.example', ${unique})`,
    sql`insert into totp_factors (user_id, secret, confirmed_at) values (${user.id}, 'any', now())`,
    sql`insert into recovery_codes (user_id, code_hash) values (${user.id}, ${unique})`,
  ])
    await query(sql`${statement} returning 1`)
  expect(await countAccess(user.id)).toEqual(EVERYTHING)
  return { ...user, link }
}

async function requestReset(email: string): Promise<string> {
  await call('POST', '/auth/password/forgot', { body: { email } })
  return mail().waitForToken(email)
}

it('a mailed link for a new password removes all access to an account that was not verified', async () => {
  const { id, email } = await aRegisteredAddress()
  expect((await resetPassword(await requestReset(email))).status).toBe(204)
  expect(await countAccess(id)).toEqual(NOTHING)
  expect(await isVerified(id)).toBe(true)
  const body = { email, password: NEW_PASSWORD }
  expect((await call('POST', '/auth/login', { body })).status).toBe(200)
})

it('a mailed link for a new password ends only the sessions of a verified account', async () => {
  const { id, email, link, token } = await aRegisteredAddress()
  expect((await confirmEmail(link, token)).status).toBe(204)
  expect((await resetPassword(await requestReset(email))).status).toBe(204)
  expect(await countAccess(id)).toEqual({ ...EVERYTHING, sessions: 0 })
})

it('the link of an administrator neither verifies the address nor removes other access', async () => {
  const { id } = await aRegisteredAddress()
  const { body } = await call('POST', `/admin/users/${id}/reset-link`, { token: bossToken })
  const token = (body as { url: string }).url.split('=').at(-1) ?? ''
  expect((await resetPassword(token)).status).toBe(204)
  expect(await countAccess(id)).toEqual({ ...EVERYTHING, sessions: 0 })
  expect(await isVerified(id)).toBe(false)
})

it('a confirmation without a session of the account removes all access first', async () => {
  const { id, link } = await aRegisteredAddress()
  const { token: otherSession } = await aUser('bob')
  expect((await confirmEmail(link, otherSession)).status).toBe(204)
  expect(await countAccess(id)).toEqual(NOTHING)
  expect(await isVerified(id)).toBe(true)
})

it('a confirmation with a session of the account removes nothing', async () => {
  const { id, link, token } = await aRegisteredAddress()
  expect((await confirmEmail(link, token)).status).toBe(204)
  expect(await countAccess(id)).toEqual(EVERYTHING)
  expect(await isVerified(id)).toBe(true)
})

it('another address that is confirmed without a session ends sessions and tokens', async () => {
  const { id, link, token } = await aRegisteredAddress()
  await confirmEmail(link, token)
  const email = `new-${id}@example.org`
  await call('PUT', '/me/email', { token, body: { email, currentPassword: PASSWORD } })
  expect((await confirmEmail(await mail().waitForToken(email))).status).toBe(204)
  expect(await countAccess(id)).toEqual({ ...EVERYTHING, sessions: 0, tokens: 0 })
})
