import { expect, it } from 'vitest'
import { call, withApp } from '@/tests/support/app'

const MAX_GUESTS = 3
const PER_HOUR = 5
withApp(async () => ({ RATE_LIMITS: 'auth=1000/60', MAX_GUESTS: String(MAX_GUESTS) }))

type Guest = { accessToken: string; user: { id: string } }
const enter = (address: string) =>
  call('POST', '/auth/guest', { body: {}, headers: { 'x-forwarded-for': address } })
const statusOf = async ({ accessToken }: Guest) =>
  (await call('GET', '/me', { token: accessToken })).status

/** Sets the time since the last call of a guest. */
async function setIdleMinutes({ user }: Guest, minutes: number): Promise<void> {
  const { db } = await import('@/db')
  const { sql } = await import('drizzle-orm')
  await db.transaction(({ executor }) =>
    executor.execute(sql`update auth_sessions
      set last_seen_at = now() - make_interval(mins => ${minutes}) where user_id = ${user.id}`),
  )
}

it('replaces the guest that was idle longest, and none that was idle for less than an hour', async () => {
  const guests: Guest[] = []
  for (let at = 0; at < MAX_GUESTS; at++) guests.push((await enter(`192.0.2.${at}`)).body)
  const [first, second, third] = guests as [Guest, Guest, Guest]

  const full = await enter('192.0.2.10')
  expect(full).toMatchObject({ status: 503, body: { code: 'service_unavailable' } })
  expect(full.headers.get('retry-after')).toBe('600')

  await setIdleMinutes(first, 61)
  await setIdleMinutes(second, 90)
  await setIdleMinutes(third, 59)
  expect((await enter('192.0.2.11')).status).toBe(201)
  expect(await Promise.all([first, second, third].map(statusOf))).toEqual([200, 401, 200])
})

it('never exceeds the maximum, however many come at once', async () => {
  const responses = await Promise.all(
    Array.from({ length: 8 }, (_, at) => enter(`198.51.100.${at}`)),
  )
  expect(responses.filter(({ status }) => status === 201).length).toBeLessThanOrEqual(1)
  const { db } = await import('@/db')
  expect(await db.guests.count()).toBeLessThanOrEqual(MAX_GUESTS)
})

it('allows five guests an hour for each address', async () => {
  const { deleteExpiredGuests } = await import('@/lib/services/accounts/guests')
  const { db } = await import('@/db')
  const { sql } = await import('drizzle-orm')
  const statuses: number[] = []
  for (let at = 0; at <= PER_HOUR; at++) {
    await db.transaction(({ executor }) =>
      executor.execute(sql`update users set guest_until = now() - interval '1 day'
        where guest_until is not null`),
    )
    await deleteExpiredGuests()
    statuses.push((await enter('203.0.113.9')).status)
  }
  expect(statuses).toEqual([201, 201, 201, 201, 201, 429])
  expect((await enter('203.0.113.10')).status).toBe(201)
})

it('counts the networks of a /48 together, four times as many as one', async () => {
  const enterFrom = async (site: string, network: number) =>
    (await enter(`2001:db8:${site}:${network.toString(16)}::1`)).status
  const statuses: number[] = []
  for (let at = 0; at < 4 * PER_HOUR; at++) statuses.push(await enterFrom('a', at))
  expect(statuses).not.toContain(429)
  expect(await enterFrom('a', 4 * PER_HOUR)).toBe(429)
  expect(await enterFrom('b', 0)).not.toBe(429)
})

it('deletes two guests for each new one while there are too many', async () => {
  const { db } = await import('@/db')
  const { sql } = await import('drizzle-orm')
  const { createDemoGuest } = await import('@/lib/services/demo/demo')
  const { makeRoomForGuest } = await import('@/lib/services/accounts/guest-limits')
  for (let at = 0; at < 4; at++) await db.transaction((tx) => createDemoGuest(tx))
  await db.transaction(({ executor }) =>
    executor.execute(sql`update users set created_at = now() - interval '2 hours'
      where guest_until is not null`),
  )
  const before = await db.guests.count()
  expect(before).toBeGreaterThanOrEqual(MAX_GUESTS + 1)
  const removed = await db.transaction((tx) => makeRoomForGuest(tx))
  expect(removed.count).toBe(2)
  expect(await db.guests.count()).toBe(before - 2)
})
