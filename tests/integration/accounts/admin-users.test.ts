import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { db } from '@/db'
import { rowsOf } from '@/db/rows'
import {
  type Account,
  ADMIN_EMAIL,
  NEW_PASSWORD,
  PASSWORD,
  registerAdmin,
} from '@/tests/support/accounts'
import { aUser, call, withApp } from '@/tests/support/app'
import { wav } from '@/tests/support/audio/wav'
import { codeOf } from '@/tests/support/totp'
import { uploadFile } from '@/tests/support/uploads'

withApp(async () => ({ ADMIN_EMAILS: ADMIN_EMAIL, APP_URL: 'https://riffle.example.org' }))

type UserPage = { data: { id: string; email: string }[]; nextCursor: string | null }

let boss: Account
beforeAll(async () => {
  boss = await registerAdmin()
})

const asBoss = (method: string, path: string, body?: object) =>
  call(method, path, { token: boss.accessToken, body })
const login = (email: string, password = PASSWORD) =>
  call('POST', '/auth/login', { body: { email, password } })

async function registerAs(displayName: string, email: string) {
  const body = { email, password: PASSWORD, displayName }
  const registered = await call('POST', '/auth/register', { body })
  return (registered.body as { user: { id: string } }).user.id
}

async function listAll(query: string) {
  const users: UserPage['data'] = []
  for (let cursor: string | null = ''; cursor !== null; ) {
    const suffix: string = cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''
    const page: UserPage = (await asBoss('GET', `/admin/users?${query}${suffix}`)).body
    users.push(...page.data)
    cursor = page.nextCursor
  }
  return users
}

async function eventsOf(userId: string) {
  const statement = sql`select event, detail->>'adminId' as by from audit_log
    where user_id = ${userId} and detail ? 'adminId' order by id`
  return db.transaction(({ executor }) => rowsOf(executor, statement))
}

const by = (event: string) => ({ event, by: boss.user.id })

describe('the accounts', () => {
  it('are listed page by page, newest first, without guests', async () => {
    const known = [(await aUser('one')).id, (await aUser('two')).id, (await aUser('three')).id]
    expect((await call('POST', '/auth/guest', { body: {} })).status).toBe(201)
    const users = await listAll('limit=2')
    expect(users.slice(0, 3).map(({ id }) => id)).toEqual(known.toReversed())
    expect(users.at(-1)?.email).toBe(ADMIN_EMAIL)
    expect(new Set(users.map(({ id }) => id)).size).toBe(users.length)
  })

  it('are found by a part of address or name, in which % and _ stand for themselves', async () => {
    const email = 'percent@example.org'
    const id = await registerAs('Zoë_50%', email)
    const otherId = await registerAs('zoe x50y', 'other@example.org')
    const find = async (q: string) =>
      (await listAll(`q=${encodeURIComponent(q)}`)).map((user) => user.id)
    expect(await find('OË_50%')).toEqual([id])
    expect(await find(email.slice(2, -4))).toEqual([id])
    expect(await find('zoe x')).toEqual([otherId])
    expect(await find('nobody at all')).toEqual([])
  })

  it('have the size of their uploads', async () => {
    const { id, token, email } = await aUser()
    const bytes = wav({ hertz: 321 })
    await uploadFile(bytes, { token })
    const [user] = await listAll(`q=${encodeURIComponent(email)}`)
    expect(user).toMatchObject({
      id,
      uploadBytes: bytes.byteLength,
      isAdmin: false,
      isOwner: false,
      hasTwoFactor: false,
      isDisabled: false,
      isEmailVerified: false,
    })
    expect(user).not.toHaveProperty('passwordHash')
  })

  it('are for administrators', async () => {
    const { token, id } = await aUser()
    expect((await call('GET', '/admin/users', { token })).status).toBe(403)
    const changed = await call('PATCH', `/admin/users/${id}`, { token, body: { isDisabled: true } })
    expect(changed.status).toBe(403)
  })
})

it('need an administrator who signed in within the last ten minutes to change', async () => {
  const { id, email } = await aUser()
  const backdate = (minutes: number) =>
    db.transaction(({ executor }) =>
      executor.execute(sql`update auth_sessions set created_at = now() - make_interval(mins => ${minutes})
        where user_id = ${boss.user.id}`),
    )
  const { invalidateAllSessions } = await import('@/lib/auth/session-cache')
  await backdate(11)
  invalidateAllSessions()
  const responses = [
    await asBoss('PATCH', `/admin/users/${id}`, { isDisabled: true }),
    await asBoss('POST', `/admin/users/${id}/reset-link`),
    await asBoss('DELETE', `/admin/users/${id}/totp`),
    await asBoss('DELETE', `/admin/users/${id}`, { email }),
    await asBoss('POST', '/admin/invites', {}),
  ]
  await backdate(0)
  invalidateAllSessions()
  for (const response of responses) {
    expect(response).toMatchObject({ status: 403, body: { code: 'recent_sign_in_required' } })
  }
})

describe('a disabled account', () => {
  it('is rejected at once with session, refresh token, API token and password', async () => {
    const { id, email, token } = await aUser()
    const { refreshToken } = (await login(email)).body as { refreshToken: string }
    const created = await call('POST', '/me/tokens', {
      token,
      body: { name: 'Script', scopes: ['read'] },
    })
    const apiToken = (created.body as { token: string }).token
    const meStatuses = async () => [
      (await call('GET', '/me', { token })).status,
      (await call('GET', '/me', { token: apiToken })).status,
    ]
    expect(await meStatuses()).toEqual([200, 200])

    const disabled = await asBoss('PATCH', `/admin/users/${id}`, { isDisabled: true })
    expect(disabled).toMatchObject({ status: 200, body: { id, isDisabled: true } })
    expect(await meStatuses()).toEqual([401, 401])
    expect((await call('POST', '/auth/refresh', { body: { refreshToken } })).status).toBe(401)
    expect(await login(email)).toMatchObject({ status: 403, body: { code: 'account_disabled' } })
    expect(await login(email, 'a wrong password')).toMatchObject({
      status: 401,
      body: { code: 'invalid_credentials' },
    })
    expect((await asBoss('POST', `/admin/users/${id}/reset-link`)).status).toBe(409)

    await asBoss('PATCH', `/admin/users/${id}`, { isDisabled: false })
    expect((await login(email)).status).toBe(200)
    // Its sessions stay ended; API tokens were only suspended.
    expect(await meStatuses()).toEqual([401, 200])
    expect(await eventsOf(id)).toEqual([by('user_disabled'), by('user_enabled')])
  })

  it('is never the own one', async () => {
    const response = await asBoss('PATCH', `/admin/users/${boss.user.id}`, { isDisabled: true })
    expect(response).toMatchObject({ status: 409, body: { code: 'conflict' } })
    const removed = await asBoss('DELETE', `/admin/users/${boss.user.id}`, { email: ADMIN_EMAIL })
    expect(removed.status).toBe(409)
  })
})

it('creates a link that sets a new password once, and is in the activity of the user', async () => {
  const { id, email } = await aUser()
  const { body } = await asBoss('POST', `/admin/users/${id}/reset-link`)
  const { url } = body as { url: string }
  expect(url).toMatch(/^https:\/\/riffle\.example\.org\/reset-password#token=[\w-]{43}$/)
  const reset = () =>
    call('POST', '/auth/password/reset', {
      body: { token: url.split('=').at(-1), newPassword: NEW_PASSWORD },
    })
  expect((await reset()).status).toBe(204)
  expect((await reset()).status).toBe(409)
  const { body: session } = await login(email, NEW_PASSWORD)
  const { accessToken } = session as { accessToken: string }
  const exported = await call('GET', '/me/export', { token: accessToken })
  expect(JSON.stringify(exported.body)).toContain('password_reset_link_created')
  expect(await eventsOf(id)).toEqual([by('password_reset_link_created')])
})

it('deletes an account after its address is entered', async () => {
  const { id, email, token } = await aUser()
  const remove = (given: string) => asBoss('DELETE', `/admin/users/${id}`, { email: given })
  expect((await remove('other@example.org')).status).toBe(409)
  expect((await call('GET', '/me', { token })).status).toBe(200)
  expect((await remove(email.toUpperCase())).status).toBe(204)
  expect((await call('GET', '/me', { token })).status).toBe(401)
  expect((await remove(email)).status).toBe(404)
  expect(await eventsOf(id)).toEqual([by('user_deleted')])
})

it('turn two-factor sign-in off for a user who has lost the app', async () => {
  const { id, email, token } = await aUser()
  const { body } = await call('POST', '/me/totp', { token })
  const code = codeOf((body as { secret: string }).secret)
  expect((await call('POST', '/me/totp/confirm', { token, body: { code } })).status).toBe(200)
  expect((await login(email)).body).toMatchObject({ code: 'totp_required' })
  const find = () => listAll(`q=${encodeURIComponent(email)}`)
  expect(await find()).toMatchObject([{ id, hasTwoFactor: true }])

  expect((await asBoss('DELETE', `/admin/users/${id}/totp`)).status).toBe(204)
  expect((await asBoss('DELETE', `/admin/users/${id}/totp`)).status).toBe(204)
  expect(await find()).toMatchObject([{ id, hasTwoFactor: false }])
  expect((await call('GET', '/me', { token })).status, 'its sessions have ended').toBe(401)
  expect((await login(email)).status).toBe(200)
  expect(await eventsOf(id)).toEqual([by('totp_disabled')])
})

it('neither create a link for the owner nor turn the two-factor sign-in of the owner off', async () => {
  const { id, token } = await aUser('owner')
  await db.transaction(({ executor }) =>
    executor.execute(sql`update users set is_owner = true where id = ${id}`),
  )
  for (const [method, path] of [
    ['POST', `/admin/users/${id}/reset-link`],
    ['DELETE', `/admin/users/${id}/totp`],
  ] as const) {
    expect(await asBoss(method, path)).toMatchObject({ status: 409, body: { code: 'conflict' } })
    expect((await call(method, path, { token })).status, 'for the owner').toBeLessThan(300)
  }
})
