import { expect, test, vi } from 'vitest'
import type { Context } from '@/lib/context'
import { cacheDeck } from '@/lib/services/shuffle/deck'
import { packIndices } from '@/lib/services/shuffle/packed-columns'
import { playTrack } from '@/lib/services/shuffle/play-track'
import { TrackIds } from '@/lib/services/shuffle/track-ids'

const SET_TRACKS = 3
const { session, tx } = vi.hoisted(() => {
  const session = { id: 's', revision: 1, turn: 3 }
  return {
    session,
    tx: {
      shuffleTurns: { storeTaken: async () => {} },
      shuffleSets: { list: async (): Promise<object[]> => [] },
    },
  }
})

vi.mock('@/db', () => ({ db: { transaction: (run: (tx: object) => unknown) => run(tx) } }))
vi.mock('@/lib/services/shuffle/checkpoints', () => ({ flushCheckpoints: async () => {} }))
vi.mock('@/lib/services/shuffle/create-session', () => ({
  lockOrCreateSession: async () => session,
}))
vi.mock('@/lib/services/shuffle/current-session', () => ({
  takeTurn: async () => ({ turn: 4, isLost: false }),
}))
vi.mock('@/lib/services/shuffle/shuffle-steps', () => ({
  loadShuffleSteps: async (_: object, __: object, locations: object[]) => locations,
}))

test('reads a set that another process has built', async () => {
  const ids = new TrackIds()
  for (let n = 0; n < SET_TRACKS; n++) ids.add(`0199c3f2-5a1e-7c4b-9d2a-6f8e1b3c5d7${n}`)
  const set = {
    ...{ set: 0, startTurn: 1, order: Int32Array.of(0, 1, 2) },
    ...{ reasons: new Uint8Array(), returned: new Int32Array() },
  }
  const deck = { sessionId: 's', revision: 1, ids, isActive: new Uint8Array(SET_TRACKS).fill(1) }
  cacheDeck({ ...deck, sets: [set] })
  // Redis has handed out turn 4, which is not stored yet: the first one of this set.
  const next = { ...set, set: 1, startTurn: 4, order: Int32Array.of(2, 1, 0) }
  const stored = [set, next].map((one) => ({
    ...one,
    order: packIndices(one.order),
    returned: packIndices(one.returned),
  }))
  tx.shuffleSets.list = async () => stored
  const ctx = { actor: { userId: 'ada' } } as unknown as Context
  const trackId = ids.at(2)
  expect(await playTrack(ctx, { playlistId: 'liked', trackId })).toMatchObject({
    ...{ turn: null, set: 1, position: 0 },
  })
})
