import { sql } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { db } from '@/db'
import type { Context } from '@/lib/context'
import { log } from '@/lib/observability/log'
import { aUser, call, withApp } from '@/tests/support/app'
import { codeOf } from '@/tests/support/totp'

withApp()

const password = 'violet mango harbour 42'
const newPassword = 'copper violin tundra 7'

/** A sign-in whose credentials were accepted, and the step that opens its session. */
async function aVerifiedSignIn(email: string, more: { totp?: string } = {}) {
  const { verifyCredentials } = await import('@/lib/services/accounts/auth')
  const { openSession } = await import('@/lib/services/accounts/sign-in')
  const ctx: Context = { actor: null, requestId: crypto.randomUUID(), log: log() }
  const user = await verifyCredentials(ctx, { email, password, ...more })
  return () => openSession(ctx, user, 'api')
}

const refusal = { code: 'invalid_credentials' }
const countSessions = (userId: string) =>
  db.transaction(async ({ authSessions }) => {
    return (await authSessions.listActive(userId, { limit: 10 })).length
  })

async function enableTotp(token: string) {
  const { secret } = (await call('POST', '/me/totp', { token })).body as { secret: string }
  const body = { code: codeOf(secret) }
  expect((await call('POST', '/me/totp/confirm', { token, body })).status).toBe(200)
  return secret
}

it('opens a session if nothing has changed', async () => {
  const { id, email, token } = await aUser()
  const open = await aVerifiedSignIn(email)
  expect(await open()).toEqual(expect.any(String))
  const secret = await enableTotp(token)
  const openWithCode = await aVerifiedSignIn(email, { totp: codeOf(secret, 1) })
  expect(await openWithCode()).toEqual(expect.any(String))
  expect(await countSessions(id)).toBe(2)
})

it('is refused if the password was changed after its check', async () => {
  const { id, email, token } = await aUser()
  const open = await aVerifiedSignIn(email)
  const body = { currentPassword: password, newPassword }
  expect((await call('PUT', '/me/password', { token, body })).status).toBe(204)
  await expect(open()).rejects.toMatchObject(refusal)
  expect(await countSessions(id)).toBe(1)
})

it('is refused if two-factor sign-in was enabled after the check of the password', async () => {
  const { id, email, token } = await aUser()
  const open = await aVerifiedSignIn(email)
  await enableTotp(token)
  await expect(open()).rejects.toMatchObject(refusal)
  expect(await countSessions(id)).toBe(1)
})

it('is refused if the account was disabled or deleted after the check', async () => {
  const { id, email } = await aUser()
  const open = await aVerifiedSignIn(email)
  await db.accounts.setDisabled(id, true)
  await expect(open()).rejects.toMatchObject(refusal)
  await db.accounts.setDisabled(id, false)
  await db.users.remove(id)
  await expect(open()).rejects.toMatchObject(refusal)
})

it('opens the sessions of parallel sign-ins that hash the password again', async () => {
  const { email } = await aUser()
  const { default: bcrypt } = await import('bcryptjs')
  const { createHmac } = await import('node:crypto')
  const { getSecrets } = await import('@/lib/config/env')
  const digest = createHmac('sha384', getSecrets().PASSWORD_PEPPER)
    .update(password)
    .digest('base64')
  await db.transaction(({ executor }) =>
    executor.execute(
      sql`update users set password_hash = ${bcrypt.hashSync(digest, 4)} where email = ${email}`,
    ),
  )
  const signIn = () => call('POST', '/auth/login', { body: { email, password } })
  const responses = await Promise.all([signIn(), signIn(), signIn()])
  expect(responses.map(({ status }) => status)).toEqual([200, 200, 200])
})
