import { expect, it, vi } from 'vitest'
import { aUser, call, withApp } from '../../support/app'
import { aLargePlaylist } from '../../support/large-list'
import { next } from '../../support/shuffle-steps'

withApp()

/** What one call of `next` asks of the stores, once it is under way. */
async function costOfNext(count: number) {
  const { db } = await import('@/db')
  const { settleCheckpoints } = await import('@/lib/services/shuffle/checkpoint')
  const { token, id } = await aUser()
  const playlist = await aLargePlaylist(id, count)
  for (let turn = 0; turn < 3; turn++) await next(token, playlist)
  await settleCheckpoints()
  const { postgres, redis } = db.describe()
  const statements =
    postgres.kind === 'embedded'
      ? vi.spyOn(postgres.client, 'query')
      : vi.spyOn(postgres.client, 'unsafe')
  const { client } = redis.redis as unknown as { client: { request: () => Promise<unknown> } }
  const trips = vi.spyOn(client, 'request')
  await next(token, playlist)
  await settleCheckpoints()
  const cost = { statements: statements.mock.calls.length, trips: trips.mock.calls.length }
  statements.mockRestore()
  trips.mockRestore()
  return cost
}

it.each([100, 100_000])(
  'takes one round trip to Redis and two statements at %i tracks',
  async (count) => {
    expect(await costOfNext(count)).toEqual({ statements: 2, trips: 1 })
  },
  300_000,
)

it('keeps what a session needs in Redis below 2.5 KB at 100,000 tracks', async () => {
  const { db } = await import('@/db')
  const { token, id } = await aUser()
  const playlist = await aLargePlaylist(id, 100_000)
  // The first call deals the set; by the second the window stands.
  for (let turn = 0; turn < 2; turn++) await next(token, playlist)
  const { redis } = db.describe().redis
  const key = `shuffle:{${id}:${playlist}}`
  const window = await redis.get<string>(`${key}:window`)
  const fields = await redis.hgetall(key)
  expect(window!.length + JSON.stringify(fields).length).toBeLessThan(2_500)
  expect((await call('GET', `/playlists/${playlist}/shuffle`, { token })).body).toMatchObject({
    turn: 2,
    setSize: 100_000,
  })
}, 300_000)
