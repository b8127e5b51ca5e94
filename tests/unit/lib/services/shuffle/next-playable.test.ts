import { expect, test, vi } from 'vitest'
import type { Context } from '@/lib/context'
import { nextOrPlayableTrack } from '@/lib/services/shuffle/next-playable'

const { tx } = vi.hoisted(() => ({
  tx: {
    shuffleSessions: { findRunning: async () => ({ id: 's', revision: 1, turn: 3 }) },
    shuffleSets: { list: vi.fn(async () => []) },
    shuffleRevisions: { list: vi.fn(async () => []) },
  },
}))

vi.mock('@/db', () => {
  const run = (work: (store: object) => unknown) => work(tx)
  return { db: { snapshot: run, transaction: run }, MAX_TURNS_AHEAD: 64 }
})
vi.mock('@/lib/config/env', () => ({ env: () => ({}) }))
vi.mock('@/lib/services/shuffle/checkpoints', () => ({ flushCheckpoints: async () => {} }))
vi.mock('@/lib/services/shuffle/create-session', () => ({ lockOrCreateSession: async () => {} }))
vi.mock('@/lib/services/shuffle/next-track', () => ({ nextTrack: async () => {} }))
vi.mock('@/lib/services/shuffle/shuffle-steps', () => ({ loadShuffleSteps: async () => [] }))
vi.mock('@/lib/services/shuffle/take-playable', () => ({
  takePlayable: async () => ({ status: 'out_of_range', turn: 3 }),
}))

test('reads no set for a turn far ahead before the request is counted', async () => {
  const consume = vi.fn(async () => {})
  const ctx = { actor: { userId: 'ada' }, deferredLimit: { consume } } as unknown as Context
  const request = nextOrPlayableTrack(ctx, {
    playlistId: 'liked',
    after: 1_000_000,
    playable: true,
  })
  await expect(request).rejects.toMatchObject({ code: 'turn_out_of_range' })
  expect(consume).toHaveBeenCalledOnce()
  expect(tx.shuffleSets.list).not.toHaveBeenCalled()
  expect(tx.shuffleRevisions.list).not.toHaveBeenCalled()
})
