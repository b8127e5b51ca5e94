import 'server-only'
import type { Transaction } from '@/db'
import { eventLoopTurn } from '../shared/event-loop-turn'
import type { DeckSet } from './deck'
import { toPreviousSet } from './previous-set'
import { createSetInThread } from './set-thread'
import { type ChangedSet, canSettleLocally, settleLocally } from './settle-locally'
import { loadTrackFacts } from './track-facts'

/**
 * Repairs a set in which a track was moved, and explains the part that was not handed out again. Long
 * sets are read around the change only.
 */
export async function arrangeSet(tx: Transaction, changed: ChangedSet): Promise<DeckSet> {
  const { deck, session, set, order, added, from } = changed
  if (canSettleLocally(set)) {
    const settled = await settleLocally(tx, { ...changed, order: order.slice() })
    if (settled) return settled
  }
  const members = Int32Array.from({ length: deck.ids.size }, (_, index) => index)
  const setsBefore = deck.sets.filter((other) => other.set < set.set)
  const facts = await loadTrackFacts(tx, session, deck, members)
  await eventLoopTurn()
  const { reasons, ...arranged } = await createSetInThread({
    kind: 'arrange',
    ...facts,
    order,
    reasons: set.reasons,
    added: added.map(({ index }) => index),
    from,
    mode: session.mode,
    previous: toPreviousSet(deck, setsBefore, members),
  })
  return { ...set, order: arranged.order, reasons }
}
