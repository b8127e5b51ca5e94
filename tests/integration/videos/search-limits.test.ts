import { expect, it } from 'vitest'
import { aUser, call, withApp } from '@/tests/support/app'
import { FakeYoutube } from '@/tests/support/youtube/fake-youtube'
import { match, someSongs } from './songs-and-videos'

const GUEST_SEARCHES_PER_DAY = 10
const SEARCHES_PER_HOUR = 30

const youtube = new FakeYoutube()
withApp(async (onEnd) => {
  onEnd(() => youtube.stop())
  // Sets the limit of another bucket only.
  return { ...(await youtube.start()), RATE_LIMITS: 'auth=1000/60' }
})

/** Searches for videos of several songs in sequence; returns their states. */
async function searchStates(token: string, songs: number): Promise<string[]> {
  const titles = Array.from({ length: songs }, () => `Song ${crypto.randomUUID()}`)
  const states: string[] = []
  for (const { id } of await someSongs(token, titles)) {
    const [found] = await match(token, [id])
    states.push(found?.state ?? 'missing')
  }
  return states
}

it('counts the searches of guests if another limit is set', async () => {
  const { body } = await call('POST', '/auth/guest', { body: {} })
  const { accessToken } = body as { accessToken: string }
  const states = await searchStates(accessToken, GUEST_SEARCHES_PER_DAY + 1)
  expect(states.indexOf('waiting')).toBe(GUEST_SEARCHES_PER_DAY)
})

it('counts the searches of a user if another limit is set', async () => {
  const { token } = await aUser()
  const states = await searchStates(token, SEARCHES_PER_HOUR + 1)
  expect(states.indexOf('waiting')).toBe(SEARCHES_PER_HOUR)
})

it('leaves half of the daily quota to accounts older than a day', async () => {
  const { db } = await import('@/db')
  const { sql } = await import('drizzle-orm')
  await db.transaction(({ executor }) => executor.execute(sql`update search_days set used = 49`))
  const [fresh, old] = [await aUser('fresh'), await aUser('old')]
  await db.transaction(({ executor }) =>
    executor.execute(sql`update users set created_at = now() - interval '25 hours'
      where id = ${old.id}`),
  )
  const states = await searchStates(fresh.token, 2)
  expect(states[0]).not.toBe('waiting')
  expect(states[1]).toBe('waiting')
  expect(await searchStates(old.token, 2)).not.toContain('waiting')
})
