import { beforeAll, describe, expect, it } from 'vitest'
import { ADMIN_EMAIL, PASSWORD, registerAdmin } from '@/tests/support/accounts'
import { call, withApp } from '@/tests/support/app'

withApp(async () => ({ ADMIN_EMAILS: ADMIN_EMAIL, REGISTRATION: 'invite' }))

type Invitation = { id: string; url: string; email: string | null }

let token: string
beforeAll(async () => {
  token = (await registerAdmin()).accessToken
})

const register = (email: string, invitation?: string, as?: string) =>
  call('POST', '/auth/register', { token: as, body: { email, password: PASSWORD, invitation } })
const tokenOf = ({ url }: Invitation) => url.split('#token=')[1] ?? ''

async function invite(body: object = {}): Promise<Invitation> {
  const created = await call('POST', '/admin/invites', { token, body })
  expect(created.status).toBe(201)
  return created.body
}
const listIds = async () => {
  const { body } = await call('GET', '/admin/invites', { token })
  return (body as { data: { id: string }[] }).data.map(({ id }) => id)
}

describe('with REGISTRATION=invite', () => {
  it('an account needs an invitation, which is valid once', async () => {
    expect(await register('ada@example.org')).toMatchObject({
      status: 403,
      body: { code: 'invitation_needed' },
    })
    const invitation = await invite()
    expect(invitation.url).toMatch(/^http:\/\/localhost:3000\/register#token=[\w-]{43}$/)
    expect(await listIds()).toContain(invitation.id)
    expect((await register('ada@example.org', tokenOf(invitation))).status).toBe(201)
    expect(await register('bo@example.org', tokenOf(invitation))).toMatchObject({
      status: 409,
      body: { code: 'invalid_link' },
    })
    expect(await listIds()).not.toContain(invitation.id)
  })

  it('one invitation creates one account, however many use it at once', async () => {
    const invitation = tokenOf(await invite())
    const responses = await Promise.all(
      ['a', 'b', 'c'].map((name) => register(`${name}-at-once@example.org`, invitation)),
    )
    expect(responses.map(({ status }) => status).sort()).toEqual([201, 409, 409])
  })

  it('an invitation for an address is for no other one', async () => {
    const invitation = tokenOf(await invite({ email: 'Grace@Example.org' }))
    expect((await register('other@example.org', invitation)).status).toBe(409)
    expect((await register('grace@example.org', invitation)).status).toBe(201)
  })

  it('a failed registration does not use the invitation', async () => {
    const invitation = tokenOf(await invite())
    await register('ada@example.org', invitation)
    expect((await register('hedy@example.org', invitation)).status).toBe(201)
  })

  it('a guest needs an invitation too, and keeps the data', async () => {
    const guest = (await call('POST', '/auth/guest', { body: {} })).body as {
      accessToken: string
      user: { id: string }
    }
    expect((await register('guest@example.org', undefined, guest.accessToken)).status).toBe(403)
    const invitation = tokenOf(await invite())
    const registered = await register('guest@example.org', invitation, guest.accessToken)
    expect(registered.body).toMatchObject({ user: { id: guest.user.id, isGuest: false } })
  })

  it('a revoked and an expired invitation are not valid', async () => {
    const { sql } = await import('drizzle-orm')
    const { db } = await import('@/db')
    const revoked = await invite()
    const remove = () => call('DELETE', `/admin/invites/${revoked.id}`, { token })
    expect((await remove()).status).toBe(204)
    expect((await remove()).status).toBe(404)
    expect((await register('late@example.org', tokenOf(revoked))).status).toBe(409)
    const expired = await invite({ expiresInDays: 1 })
    await db.transaction(({ executor }) =>
      executor.execute(sql`update invitations set expires_at = now() where id = ${expired.id}`),
    )
    expect((await register('late@example.org', tokenOf(expired))).status).toBe(409)
    expect(await listIds()).not.toContain(expired.id)
  })
})
