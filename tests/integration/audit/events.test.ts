import { sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { rowsOf } from '@/db/rows'
import { aUser, call, withApp } from '@/tests/support/app'

withApp(async () => ({ RATE_LIMITS: 'auth=1000/60', ADMIN_EMAILS: 'boss@example.org' }))

const PASSWORD = 'violet mango harbour 42'
const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'

const Activity = z.object({
  data: z.array(
    z.object({ event: z.string(), address: z.string().nullable(), device: z.string().nullable() }),
  ),
  nextCursor: z.string().nullable(),
})

const listActivity = async (token: string, query = '') =>
  Activity.parse((await call('GET', `/me/activity${query}`, { token })).body)

const login = (email: string, password: string, address: string) =>
  call('POST', '/auth/login', {
    body: { email, password },
    headers: { 'x-forwarded-for': address, 'user-agent': FIREFOX },
  })

async function execute(text: string) {
  const { db } = await import('@/db')
  return rowsOf<Record<string, unknown>>(db.describe().postgres.drizzle, sql.raw(text))
}

const eventsFrom = async (address: string) => {
  const rows = await execute(
    `select a.event, a.user_id is null as anonymous from audit_log a
     join audit_origins o on o.audit_id = a.id where o.address = '${address}' order by a.id`,
  )
  return rows.map(({ event, anonymous }) => (anonymous ? `${event} anonymously` : event))
}

describe('the activity of an account', () => {
  it('lists its events with address and device, the latest first, in pages', async () => {
    const { token, email } = await aUser()
    await login(email, PASSWORD, '203.0.113.9')
    await login(email, 'wrong', '203.0.113.9')
    const first = await listActivity(token, '?limit=2')
    const origin = { address: '203.0.113.9', device: 'Firefox on Linux' }
    expect(first.data).toEqual([
      { event: 'sign_in_failed', ...origin },
      { event: 'signed_in', ...origin },
    ])
    const next = await listActivity(token, `?cursor=${encodeURIComponent(first.nextCursor ?? '')}`)
    expect(next).toMatchObject({ data: [{ event: 'registered' }], nextCursor: null })
  })

  it('is that of no other account', async () => {
    const [ada, bob] = [await aUser('ada'), await aUser('bob')]
    await login(ada.email, PASSWORD, '203.0.113.10')
    const { data, nextCursor } = await listActivity(ada.token, '?limit=1')
    expect(data).toMatchObject([{ event: 'signed_in' }])
    const foreign = await call(
      'GET',
      `/me/activity?cursor=${encodeURIComponent(nextCursor ?? '')}`,
      {
        token: bob.token,
      },
    )
    expect(foreign.body).toMatchObject({ code: 'invalid_cursor' })
    expect((await listActivity(bob.token)).data).toMatchObject([{ event: 'registered' }])
  })
})

describe('refused sign-ins', () => {
  it('of unknown accounts are recorded, without their address', async () => {
    await login('nobody-at-all@example.org', 'wrong', '203.0.113.20')
    expect(await eventsFrom('203.0.113.20')).toEqual(['sign_in_failed anonymously'])
    expect(await execute(`select 1 from audit_log where detail::text like '%nobody%'`)).toEqual([])
  })

  it('by the limit are recorded once, for their account if there is one', async () => {
    const { email } = await aUser()
    for (const address of ['203.0.113.30', '203.0.113.31']) {
      const name = address.endsWith('0') ? email : 'nobody@example.org'
      const statuses: number[] = []
      for (let at = 0; at < 12; at++) statuses.push((await login(name, 'wrong', address)).status)
      expect(statuses.filter((status) => status === 429).length).toBeGreaterThan(3)
    }
    const limited = async (address: string) =>
      (await eventsFrom(address)).filter((event) => String(event).startsWith('sign_in_limited'))
    expect(await limited('203.0.113.30')).toEqual(['sign_in_limited'])
    expect(await limited('203.0.113.31')).toEqual(['sign_in_limited anonymously'])
  })

  it('with a wrong setup code are recorded', async () => {
    const { status } = await call('POST', '/auth/register', {
      body: { email: 'boss@example.org', password: PASSWORD, setupCode: 'AAAA-BBBB-CCCC-DDDD' },
      headers: { 'x-forwarded-for': '203.0.113.40' },
    })
    expect(status, 'as for a taken address').toBe(409)
    expect(await eventsFrom('203.0.113.40')).toEqual(['setup_code_rejected anonymously'])
  })
})

it('a guest is recorded', async () => {
  await call('POST', '/auth/guest', { body: {}, headers: { 'x-forwarded-for': '203.0.113.50' } })
  expect(await eventsFrom('203.0.113.50')).toEqual(['guest_created'])
})

it('addresses and devices are deleted after 90 days, and with their account', async () => {
  const { expireAuditLog } = await import('@/lib/services/operations/audit-log')
  const { token, email, id } = await aUser()
  await login(email, PASSWORD, '203.0.113.60')
  await login(email, PASSWORD, '203.0.113.61')
  await execute(
    `update audit_origins set created_at = now() - interval '91 days' where address = '203.0.113.60'`,
  )
  await expireAuditLog()
  const events = (await listActivity(token)).data
  expect(events.map(({ address }) => address)).toEqual(['203.0.113.61', null, 'unknown'])

  await call('DELETE', '/me', { token, body: { password: PASSWORD } })
  expect(await execute(`select 1 from audit_origins where user_id = '${id}'`)).toEqual([])
  const kept = await execute(`select event from audit_log where user_id = '${id}' order by id`)
  expect(kept.map(({ event }) => event)).toEqual([
    'registered',
    'signed_in',
    'signed_in',
    'account_deleted',
  ])
})
