import { expect, it } from 'vitest'
import type { StoredReason } from '@/lib/services/shuffle/pack-reasons'
import { aUser, withApp } from '@/tests/support/app'
import { aLargePlaylist } from '@/tests/support/large-list'
import { requestNext } from '@/tests/support/shuffle-steps'

withApp()

const COUNT = 1_500
const TURNS = 40

/** Starts a shuffle of a long list; returns its session and deck. */
async function aRunningShuffle() {
  const { db } = await import('@/db')
  const { readDeck } = await import('@/lib/services/shuffle/deck')
  const { flushCheckpoints } = await import('@/lib/services/shuffle/checkpoints')
  const { token, id: userId } = await aUser()
  const list = await aLargePlaylist(userId, COUNT)
  for (let turn = 0; turn < TURNS; turn++) await requestNext(token, list)
  await flushCheckpoints()
  return db.transaction(async (tx) => {
    const session = await tx.shuffleSessions.findRunning({ userId, list })
    if (!session) throw new Error('No shuffle is running.')
    return { session, deck: await readDeck(tx, session) }
  })
}

/** Both count the tracks since an artist alike; one that looks back less far may give another reason. */
function assertSameGaps(reasons: StoredReason[], whole: StoredReason[]): void {
  const others = reasons.flatMap((reason, at) => {
    const expected = whole[at]
    if (reason[0] === 'artist_gap') expect(reason, `position ${at}`).toEqual(expected)
    return reason[0] === expected?.[0] ? [] : [at]
  })
  expect(others.length).toBeLessThan(20)
}

it('changes a set like reading all of it, for tracks removed and one of them added again', async () => {
  const { db } = await import('@/db')
  const { applyListChange } = await import('@/lib/services/shuffle/list-change')
  const { spliceLocally } = await import('@/lib/services/shuffle/splice-locally')
  const { spliceSet } = await import('@/lib/services/shuffle/splice-set')
  const { readReasons } = await import('@/lib/services/shuffle/pack-reasons')
  const { session, deck } = await aRunningShuffle()
  const [set] = deck.sets
  if (!set) throw new Error('No set was built.')
  const turn = session.turn
  expect(turn).toBe(TURNS)
  // From the played part, next to it, in the middle, and the end.
  const positions = [3, TURNS, 700, 701, COUNT - 1]
  const removed = positions.map((position) => set.order[position] ?? -1)
  const removal = { added: [], removed }
  await db.transaction(async (tx) => {
    const without = applyListChange(deck, removal)
    const splice = { deck: without, set, turn, change: removal, session }
    const shorter = await spliceLocally(tx, splice)
    const expected = await spliceSet(tx, splice)
    if (!shorter) throw new Error('The set was not changed locally.')
    expect(shorter.order).toEqual(expected.order)
    const readAll = ({ reasons }: { reasons: Uint8Array }) => readReasons(reasons, 0, COUNT)
    assertSameGaps(readAll(shorter), readAll(expected))

    // More of them would be read with all tracks between.
    const addition = { added: [deck.ids.at(set.order[700] ?? -1)], removed: [] }
    const again = applyListChange(without, addition)
    const insert = { deck: again, set: shorter, turn, change: addition, session }
    const longer = await spliceLocally(tx, insert)
    const whole = await spliceSet(tx, insert)
    if (!longer) throw new Error('The set was not changed locally.')
    expect(longer.order).toEqual(whole.order)
    assertSameGaps(readAll(longer), readAll(whole))
    expect(readAll(longer)).toHaveLength(longer.order.length)
  })
}, 120_000)

it('moves a chosen track like reading all of it', async () => {
  const { db } = await import('@/db')
  const { arrangeSet } = await import('@/lib/services/shuffle/arrange-set')
  const { arrangeOrder } = await import('@/lib/services/shuffle/arrange-order')
  const { withNext } = await import('@/lib/services/shuffle/take-next')
  const { loadTrackFacts } = await import('@/lib/services/shuffle/track-facts')
  const { readReasons } = await import('@/lib/services/shuffle/pack-reasons')
  const { session, deck } = await aRunningShuffle()
  const [set] = deck.sets
  if (!set) throw new Error('No set was built.')
  const track = set.order[900] ?? -1
  const order = withNext(set.order, TURNS, track)
  const changes = [
    { position: TURNS, delta: 1 as const },
    { position: 901, delta: -1 as const },
  ]
  const added = [{ index: track, id: deck.ids.at(track) }]
  const from = TURNS + 1
  await db.transaction(async (tx) => {
    const arranged = await arrangeSet(tx, { session, deck, set, order, changes, added, from })
    const members = Int32Array.from({ length: deck.ids.size }, (_, index) => index)
    const facts = await loadTrackFacts(tx, session, deck, members)
    const { mode } = session
    const whole = arrangeOrder({
      ...{ kind: 'arrange', ...facts, order, reasons: set.reasons, added: [track], from, mode },
      previous: undefined,
    })
    expect(arranged.order).toEqual(whole.order)
    expect(arranged.order[TURNS]).toBe(track)
    expect(new Set(arranged.order).size).toBe(COUNT)
    const tail = ({ reasons }: { reasons: Uint8Array }) => readReasons(reasons, from, COUNT)
    assertSameGaps(tail(arranged), tail(whole))
  })
}, 120_000)
