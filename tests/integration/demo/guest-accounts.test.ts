import { describe, expect, it } from 'vitest'
import type { Tokens } from '@/lib/contract/credentials'
import { aUser, call, withApp } from '@/tests/support/app'
import { createGuest, playlistsOf } from '@/tests/support/guests'

withApp()

const PASSWORD = 'violet mango harbour 42'

describe('a guest who registers', () => {
  const anAddress = () => `grown-${crypto.randomUUID().slice(0, 8)}@example.org`

  it('becomes an account, keeps everything, and loses earlier sessions', async () => {
    const guest = await createGuest()
    const before = await playlistsOf(guest.accessToken)
    const email = anAddress()
    const { status, body } = await call('POST', '/auth/register', {
      token: guest.accessToken,
      body: { email, password: PASSWORD, displayName: 'Grace' },
    })
    expect(status).toBe(201)
    const account = body as Tokens
    expect(account.user).toMatchObject({
      id: guest.user.id,
      email,
      displayName: 'Grace',
      isGuest: false,
    })
    expect(await playlistsOf(account.accessToken)).toEqual(before)
    expect((await call('GET', '/me', { token: guest.accessToken })).status).toBe(401)
    const login = await call('POST', '/auth/login', { body: { email, password: PASSWORD } })
    expect((login.body as Tokens).user.id).toBe(guest.user.id)
  })

  it('stays a guest if the address is taken or the password is weak', async () => {
    const guest = await createGuest()
    const { email } = await aUser()
    const register = (body: object) =>
      call('POST', '/auth/register', { token: guest.accessToken, body })
    expect((await register({ email, password: PASSWORD })).status).toBe(409)
    expect((await register({ email: anAddress(), password: 'password1234' })).status).toBe(422)
    const { body } = await call('GET', '/me', { token: guest.accessToken })
    expect(body).toMatchObject({ id: guest.user.id, isGuest: true })
  })

  it('does not change the account of a signed-in user', async () => {
    const { token, id, email } = await aUser()
    const { body } = await call('POST', '/auth/register', {
      token,
      body: { email: anAddress(), password: PASSWORD },
    })
    expect((body as Tokens).user.id).not.toBe(id)
    expect((await call('GET', '/me', { token })).body).toMatchObject({ id, email })
  })
})

describe('the deletion of a guest', () => {
  it('needs no password', async () => {
    const { accessToken: token } = await createGuest()
    expect((await call('DELETE', '/me', { token, body: {} })).status).toBe(204)
    expect((await call('GET', '/me', { token })).status).toBe(401)
    const account = await aUser()
    expect((await call('DELETE', '/me', { token: account.token, body: {} })).status).toBe(401)
  })

  it('follows after a day, except for guests who registered', async () => {
    const { db } = await import('@/db')
    const { sql } = await import('drizzle-orm')
    const { deleteExpiredGuests } = await import('@/lib/services/accounts/guests')
    const account = await aUser()
    const [old, grown, young] = [await createGuest(), await createGuest(), await createGuest()]
    const registered = await call('POST', '/auth/register', {
      token: grown.accessToken,
      body: { email: `kept-${crypto.randomUUID()}@example.org`, password: PASSWORD },
    })
    const { drizzle } = db.describe().postgres
    await drizzle.execute(
      sql`update users set created_at = now() - interval '25 hours', guest_until =
            case when guest_until is null then null else now() - interval '1 hour' end
          where id in (${old.user.id}, ${grown.user.id}, ${account.id})`,
    )
    expect(await deleteExpiredGuests()).toBe(1)
    expect(await deleteExpiredGuests()).toBe(0)
    const tokens = [
      old.accessToken,
      (registered.body as Tokens).accessToken,
      young.accessToken,
      account.token,
    ]
    const statuses = await Promise.all(
      tokens.map(async (token) => (await call('GET', '/me', { token })).status),
    )
    expect(statuses).toEqual([401, 200, 200, 200])
    const left = await db.playlists.list(old.user.id, { limit: 10 })
    expect(left).toEqual([])
  })

  it('is scheduled every hour', async () => {
    const { getQueue } = await import('@/lib/jobs/queue')
    const schedules = await (await getQueue()).getSchedules('cleanup')
    expect(schedules).toMatchObject([{ name: 'cleanup', cron: '17 * * * *' }])
  })
})
