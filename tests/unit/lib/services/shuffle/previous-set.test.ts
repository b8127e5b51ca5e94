import { expect, test } from 'vitest'
import type { Deck, DeckSet } from '@/lib/services/shuffle/deck'
import { toPreviousSet } from '@/lib/services/shuffle/previous-set'
import { TrackIds } from '@/lib/services/shuffle/track-ids'

const ids = new TrackIds()
for (let n = 0; n < 4; n++) ids.add(`0199c3f2-5a1e-7c4b-9d2a-6f8e1b3c5d7${n}`)
const deck: Deck = {
  sessionId: 's',
  revision: 1,
  ids,
  isActive: new Uint8Array(4).fill(1),
  sets: [],
}

const setOf = (order: number[], returned: number[]): DeckSet => ({
  set: 0,
  startTurn: 1,
  order: Int32Array.from(order),
  reasons: new Uint8Array(),
  returned: Int32Array.from(returned),
})

const members = Int32Array.of(0, 1, 2, 3)

test('a track that failed counts from where it was heard, or not at all', () => {
  // Track 1 was heard at its second place, track 3 at none.
  const previous = toPreviousSet(deck, [setOf([0, 1, 2, 1, 3], [1, 4])], members)
  expect(Array.from(previous?.position ?? [])).toEqual([0, 3, 2, -1])
  expect(Array.from(previous?.tail ?? [])).toEqual([0, 2, 1])
})
