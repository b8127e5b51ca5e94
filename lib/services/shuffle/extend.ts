import 'server-only'
import type { ShuffleSessionRow, ShuffleSetRow, Transaction } from '@/db'
import { packIndices } from './bytes'
import { dealSet } from './deal'
import { activeCount, type Deck, type DeckSet, lastTurn } from './deck'
import { type Knowledge, knowList } from './list'

/** Turns that can be looked back at, at least. */
const HISTORY_TURNS = 2_000

/**
 * Deals sets until the deck reaches `turn`, and keeps them. The session's row must be held.
 * A deck without tracks stays as it is.
 */
export async function extendDeck(
  tx: Transaction,
  session: ShuffleSessionRow,
  deck: Deck,
  turn: number,
): Promise<Deck> {
  if (lastTurn(deck) >= turn || activeCount(deck) === 0) return deck
  const knowledge = await knowList(tx, session)
  const extended: Deck = { ...deck, sets: [...deck.sets] }
  const dealt = await dealUntil(extended, session, knowledge, turn)
  await tx.shuffleSets.upsert(dealt.map((set) => asRow(session.id, set)))
  const oldest = session.turn - HISTORY_TURNS
  if (extended.sets[0] && extended.sets[0].startTurn < oldest) {
    await tx.shuffleSets.removeBefore(session.id, oldest)
  }
  return extended
}

/** A set as the database keeps it. */
export const asRow = (sessionId: string, { set, startTurn, order, reasons }: DeckSet) =>
  ({
    sessionId,
    set,
    startTurn,
    size: order.length,
    order: packIndices(order),
    reasons,
  }) satisfies ShuffleSetRow

async function dealUntil(
  deck: Deck,
  session: ShuffleSessionRow,
  knowledge: Knowledge,
  turn: number,
): Promise<DeckSet[]> {
  const dealt: DeckSet[] = []
  while (lastTurn(deck) < turn) {
    const set = await dealSet(deck, session, knowledge)
    deck.sets.push(set)
    dealt.push(set)
  }
  return dealt
}
