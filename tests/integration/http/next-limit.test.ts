import { expect, it } from 'vitest'
import { aUser, call, withApp } from '@/tests/support/app'
import { aLargePlaylist } from '@/tests/support/large-list'

withApp(async () => ({ RATE_LIMITS: 'next=4/86400,auth=1000/60' }))

it('next counts in the round trip that assigns the turn; a rejected call gets no turn', async () => {
  const { token, id } = await aUser()
  const playlist = await aLargePlaylist(id, 10)
  const next = () => call('GET', `/playlists/${playlist}/shuffle/next`, { token })
  const turns = []
  for (let at = 0; at < 4; at++) {
    const { status, body, headers } = await next()
    expect(status).toBe(200)
    expect(headers.get('ratelimit')).toMatch(new RegExp(`^"next";r=${3 - at};t=\\d+$`))
    expect(headers.get('ratelimit-policy')).toBe('"next";q=4;w=86400')
    turns.push((body as { turn: number }).turn)
  }
  expect(turns).toEqual([1, 2, 3, 4])
  const refused = await next()
  expect(refused.status).toBe(429)
  expect(refused.headers.get('retry-after')).toMatch(/^\d+$/)
  const previous = await call('GET', `/playlists/${playlist}/shuffle/previous`, { token })
  expect(previous.status).toBe(429)
  const { body } = await call('GET', `/playlists/${playlist}/shuffle`, { token })
  expect(body).toMatchObject({ turn: 4 })
})

it('next allows exactly four of more concurrent calls', async () => {
  const { token, id } = await aUser()
  const playlist = await aLargePlaylist(id, 10)
  const responses = await Promise.all(
    Array.from({ length: 20 }, () => call('GET', `/playlists/${playlist}/shuffle/next`, { token })),
  )
  const statuses = responses.map(({ status }) => status)
  expect(statuses.filter((status) => status === 200)).toHaveLength(4)
  expect(statuses.filter((status) => status === 429)).toHaveLength(16)
})
