import { expect, it, vi } from 'vitest'
import { aUser, call, withApp } from '@/tests/support/app'
import { giveAudio } from '@/tests/support/give-audio'
import { aLargePlaylist } from '@/tests/support/large-list'
import { requestNext } from '@/tests/support/shuffle-steps'

withApp()

type Listener = { token: string; id: string; playlist: string }

async function createListener(count: number): Promise<Listener> {
  const { token, id } = await aUser()
  return { token, id, playlist: await aLargePlaylist(id, count) }
}

/** Background jobs send statements too, so the least of some measurements is that of the call. */
async function countNextCalls(listener: Listener, isPlayable = false) {
  const costs = []
  for (let run = 0; run < MEASUREMENTS; run++) costs.push(await countOnce(listener, isPlayable))
  return {
    statements: Math.min(...costs.map(({ statements }) => statements)),
    trips: Math.min(...costs.map(({ trips }) => trips)),
  }
}

/** Counts the SQL statements and Redis round trips of one call of `next` in a running session. */
async function countOnce({ token, playlist }: Listener, isPlayable: boolean) {
  const { db } = await import('@/db')
  const { flushCheckpoints: settleCheckpoints } = await import('@/lib/services/shuffle/checkpoints')
  let after = 0
  for (let turn = 0; turn < 3; turn++) after = (await requestNext(token, playlist)).turn
  await settleCheckpoints()
  const { postgres, redis } = db.describe()
  const statements =
    postgres.kind === 'embedded'
      ? vi.spyOn(postgres.client, 'query')
      : vi.spyOn(postgres.client, 'unsafe')
  const { client } = redis.redis as unknown as { client: { request: () => Promise<unknown> } }
  const trips = vi.spyOn(client, 'request')
  await requestNext(token, playlist, isPlayable ? `?playable=true&after=${after}` : '')
  await settleCheckpoints()
  const cost = { statements: statements.mock.calls.length, trips: trips.mock.calls.length }
  statements.mockRestore()
  trips.mockRestore()
  return cost
}

const MEASUREMENTS = 5
const EXPECTED_CALLS = { statements: 2, trips: 1 }

it('needs one Redis round trip and two SQL statements for 100 tracks', async () => {
  expect(await countNextCalls(await createListener(100))).toEqual(EXPECTED_CALLS)
})

it('needs two statements more to know that the track can be played', async () => {
  const { db } = await import('@/db')
  const listener = await createListener(100)
  const tracks = await db.bareTracks.list(listener.playlist)
  await giveAudio(tracks.map(({ songId }) => songId))
  const { statements, trips } = EXPECTED_CALLS
  expect(await countNextCalls(listener, true)).toEqual({ statements: statements + 2, trips })
})

// Inserting 100,000 tracks into the embedded database takes minutes.
const LARGE = process.env.TEST_BACKEND === 'real' ? 100_000 : 5_000

it(`needs no more for ${LARGE} tracks, and less than 2.5 KB in Redis`, async () => {
  const { db } = await import('@/db')
  const large = await createListener(LARGE)
  expect(await countNextCalls(large)).toEqual(EXPECTED_CALLS)
  const { redis } = db.describe().redis
  const key = `shuffle:{${large.id}}:${large.playlist}`
  const window = await redis.get<string>(`${key}:window`)
  const fields = await redis.hgetall(key)
  expect(window!.length + JSON.stringify(fields).length).toBeLessThan(2_500)
  const state = await call('GET', `/playlists/${large.playlist}/shuffle`, { token: large.token })
  expect(state.body).toMatchObject({ turn: 4 * MEASUREMENTS, setSize: LARGE })
}, 300_000)
