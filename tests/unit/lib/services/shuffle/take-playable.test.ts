import { expect, test, vi } from 'vitest'
import type { ShuffleSessionRow, Transaction } from '@/db'
import { cacheDeck } from '@/lib/services/shuffle/deck'
import { takePlayable } from '@/lib/services/shuffle/take-playable'
import { TrackIds } from '@/lib/services/shuffle/track-ids'

vi.mock('@/db', () => ({ MAX_TURNS_AHEAD: 64 }))
vi.mock('@/lib/config/env', () => ({ env: () => ({}) }))
vi.mock('@/lib/services/shuffle/current-session', () => ({
  takeTurn: async ({ turn }: ShuffleSessionRow) => ({ turn, isLost: false }),
}))

const TRACKS = 3_000

/** A session at the second turn of its only stored set, of a list of which some tracks can be played. */
function aSession(startTurn: number, { isPlayable = (_id: string): boolean => false } = {}) {
  const ids = new TrackIds()
  for (let n = 0; n < TRACKS; n++) ids.add(`0199c3f2-5a1e-7c4b-9d2a-${String(n).padStart(12, '0')}`)
  const deck = { sessionId: 's', revision: 1, ids, isActive: new Uint8Array(TRACKS).fill(1) }
  const set = {
    ...{ set: 0, startTurn, order: Int32Array.from({ length: TRACKS }, (_, n) => n) },
    ...{ reasons: new Uint8Array(), returned: new Int32Array() },
  }
  cacheDeck({ ...deck, sets: [set] })
  const asked: string[] = []
  const writeSet = vi.fn(async () => {})
  const tx = {
    shuffleTurns: { storeTaken: async () => {}, revise: async () => {} },
    shuffleEntries: {
      async listPlayable(_: object, trackIds: string[]) {
        asked.push(...trackIds)
        return trackIds.filter(isPlayable)
      },
    },
    shuffleSets: { removeAfter: writeSet, upsert: writeSet },
  } as unknown as Transaction
  const session = { id: 's', revision: 1, turn: startTurn + 1 } as ShuffleSessionRow
  return { tx, session, asked, writeSet, deck, set }
}

test('queries each track of a list without recordings once', async () => {
  const { tx, session, asked } = aSession(1)
  expect(await takePlayable(tx, session, undefined)).toEqual({ status: 'nothing_playable' })
  expect(asked).toHaveLength(TRACKS)
  expect(new Set(asked).size).toBe(TRACKS)
})

test('names the current turn for one whose set is no longer stored', async () => {
  const { tx, session } = aSession(5_001)
  expect(await takePlayable(tx, session, 10)).toEqual({ status: 'out_of_range', turn: 5_002 })
})

test('writes no set if the next track can be played', async () => {
  const { tx, session, writeSet, deck, set } = aSession(1, { isPlayable: () => true })
  const taken = await takePlayable(tx, session, undefined)
  expect(taken).toEqual({ status: 'ok', turn: 3, deck: { ...deck, revision: 2, sets: [set] } })
  expect(writeSet).not.toHaveBeenCalled()
})
