import { beforeEach, expect, test, vi } from 'vitest'
import type { Context } from '@/lib/context'
import { cacheDeck, clearDeckCache } from '@/lib/services/shuffle/deck'
import { nextOrPlayableTrack } from '@/lib/services/shuffle/next-playable'
import { TrackIds } from '@/lib/services/shuffle/track-ids'

const { tx, snapshot, nextTrack } = vi.hoisted(() => {
  const tx = {
    shuffleSessions: { findRunning: async () => ({ id: 's', revision: 1, turn: 3 }) },
    shuffleSets: { list: vi.fn(async () => []) },
    shuffleRevisions: { list: vi.fn(async () => []) },
    shuffleEntries: { listPlayable: async (_: object, ids: string[]) => ids },
  }
  return {
    tx,
    snapshot: vi.fn((work: (store: object) => unknown) => work(tx)),
    nextTrack: vi.fn(async () => {}),
  }
})

vi.mock('@/db', () => ({
  db: { ...tx, snapshot, transaction: (work: (store: object) => unknown) => work(tx) },
  MAX_TURNS_AHEAD: 64,
}))
vi.mock('@/lib/config/env', () => ({ env: () => ({}) }))
vi.mock('@/lib/services/shuffle/checkpoints', () => ({ flushCheckpoints: async () => {} }))
vi.mock('@/lib/services/shuffle/create-session', () => ({ lockOrCreateSession: async () => {} }))
vi.mock('@/lib/services/shuffle/next-track', () => ({ nextTrack }))
vi.mock('@/lib/services/shuffle/shuffle-steps', () => ({ loadShuffleSteps: async () => [] }))
vi.mock('@/lib/services/shuffle/take-playable', () => ({
  takePlayable: async () => ({ status: 'out_of_range', turn: 3 }),
}))

beforeEach(() => {
  clearDeckCache()
  vi.clearAllMocks()
})

function aContext({ isRejected = false } = {}) {
  const consume = vi.fn(async () => {
    if (isRejected) throw new Error('rate limited')
  })
  return {
    ctx: { actor: { userId: 'ada' }, deferredLimit: { consume } } as unknown as Context,
    consume,
  }
}

const requestAfter = (ctx: Context, after: number) =>
  nextOrPlayableTrack(ctx, { playlistId: 'liked', after, playable: true })

test('reads no set for a turn far ahead before the request is counted', async () => {
  const { ctx, consume } = aContext()
  await expect(requestAfter(ctx, 1_000_000)).rejects.toMatchObject({ code: 'turn_out_of_range' })
  expect(consume).toHaveBeenCalledOnce()
  expect(tx.shuffleSets.list).not.toHaveBeenCalled()
  expect(tx.shuffleRevisions.list).not.toHaveBeenCalled()
})

test('reads no set for a request that the rate limit rejects', async () => {
  const { ctx } = aContext({ isRejected: true })
  await expect(requestAfter(ctx, 3)).rejects.toThrow('rate limited')
  expect(tx.shuffleSets.list).not.toHaveBeenCalled()
})

test('needs no transaction if this process has the next track', async () => {
  const ids = new TrackIds()
  for (let n = 0; n < 4; n++) ids.add(`0199c3f2-5a1e-7c4b-9d2a-6f8e1b3c5d7${n}`)
  const set = {
    ...{ set: 0, startTurn: 1, order: Int32Array.of(0, 1, 2, 3) },
    ...{ reasons: new Uint8Array(), returned: new Int32Array() },
  }
  const isActive = new Uint8Array(4).fill(1)
  cacheDeck({ sessionId: 's', revision: 1, ids, isActive, sets: [set] })
  const { ctx, consume } = aContext()
  await requestAfter(ctx, 3)
  // The script that hands out the turn counts the request.
  expect(consume).not.toHaveBeenCalled()
  const key = { userId: 'ada', list: 'liked' }
  expect(nextTrack).toHaveBeenCalledWith(key, { after: 3, limit: ctx.deferredLimit })
  expect(snapshot).not.toHaveBeenCalled()
})
