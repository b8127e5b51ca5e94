import 'server-only'
import type { ShuffleSessionRow, Transaction } from '@/db'
import type { AddedTrack } from '@/lib/shuffle'
import { eventLoopTurn } from '../shared/event-loop-turn'
import type { Deck, DeckSet } from './deck'
import type { ListChange } from './list-change'
import { toPreviousSet } from './previous-set'
import { createSetInThread } from './set-thread'
import { loadTrackFacts } from './track-facts'

/** A change of the running set of a session. */
export type Splice = {
  /** The deck after the change. */
  deck: Deck
  set: DeckSet
  /** The last turn handed out. */
  turn: number
  change: ListChange
  session: ShuffleSessionRow
}

/**
 * Returns the running set after an edit. Turns that were handed out do not change. A set that was
 * handed out completely is returned unchanged: the next set contains the added tracks. Reads all
 * tracks of the deck.
 */
export async function spliceSet(tx: Transaction, splice: Splice): Promise<DeckSet> {
  const { deck, set, change, session } = splice
  const from = firstOpenPosition(splice)
  if (from >= set.order.length) return set
  const members = Int32Array.from({ length: deck.ids.size }, (_, index) => index)
  const setsBefore = deck.sets.filter((other) => other.set < set.set)
  const facts = await loadTrackFacts(tx, session, deck, members)
  await eventLoopTurn()
  const { order, reasons } = await createSetInThread({
    kind: 'splice',
    ...facts,
    order: set.order,
    reasons: set.reasons,
    from,
    removed: Int32Array.from(change.removed),
    added: toAddedTracks(splice, from),
    seed: session.seed,
    mode: session.mode,
    previous: toPreviousSet(deck, setsBefore, members),
  })
  return { ...set, order, reasons }
}

/** Returns the position of the first turn that was not handed out. */
export const firstOpenPosition = ({ set, turn }: Splice): number =>
  Math.max(0, turn - set.startTurn + 1)

/** Returns the added tracks, except those that were handed out before `from` and removed since. */
export function toAddedTracks({ deck, set, change }: Splice, from: number): AddedTrack[] {
  const isPlayed = new Uint8Array(deck.ids.size)
  for (const index of set.order.subarray(0, from)) isPlayed[index] = 1
  return change.added
    .map((id) => ({ id, index: deck.ids.indexOf(id) }))
    .filter(({ index }) => isPlayed[index] === 0)
}
