import 'server-only'
import type { ShuffleSessionRow, ShuffleSetRow, Transaction } from '@/db'
import { eventLoopTurn } from '../shared/event-loop-turn'
import { type Deck, type DeckSet, lastTurn, listActive } from './deck'
import { buildNextSet } from './next-set'
import { packIndices } from './packed-columns'
import { loadTrackFacts } from './track-facts'

/** The minimum number of past turns whose sets are stored. */
const MIN_HISTORY_TURNS = 2_000

/**
 * Builds and stores sets until the deck reaches `turn`; returns the extended deck. The transaction must
 * hold the lock of the session. A deck without tracks in play is returned unchanged.
 */
export async function extendDeck(
  tx: Transaction,
  session: ShuffleSessionRow,
  deck: Deck,
  turn: number,
): Promise<Deck> {
  if (lastTurn(deck) >= turn) return deck
  const members = listActive(deck)
  if (members.length === 0) return deck
  const facts = await loadTrackFacts(tx, session, deck, members)
  await eventLoopTurn()
  const extended: Deck = { ...deck, sets: [...deck.sets] }
  while (lastTurn(extended) < turn) {
    extended.sets.push(await buildNextSet(extended, session, members, facts))
  }
  const built = extended.sets.slice(deck.sets.length)
  await tx.shuffleSets.upsert(built.map((set) => toSetRow(session.id, set)))
  const oldestTurn = session.turn - MIN_HISTORY_TURNS
  if (extended.sets[0] && extended.sets[0].startTurn < oldestTurn) {
    await tx.shuffleSets.removeBefore(session.id, oldestTurn)
  }
  return extended
}

/** Returns the database row of a set. */
export const toSetRow = (
  sessionId: string,
  { set, startTurn, order, reasons, returned }: DeckSet,
) =>
  ({
    sessionId,
    set,
    startTurn,
    size: order.length,
    order: packIndices(order),
    reasons,
    returned: packIndices(returned),
  }) satisfies ShuffleSetRow
