import 'server-only'
import { LRUCache } from 'lru-cache'
import type { ShuffleSessionRow, Transaction } from '@/db'
import { unpackIds, unpackIndices } from './bytes'

/** One pass over the list: order[position] is an index into the deck's ids. */
export type DeckSet = { set: number; startTurn: number; order: Int32Array; reasons: Uint8Array }

/** A session's list as it grew, which of it is still in play, and the sets that are known. */
export type Deck = {
  sessionId: string
  revision: number
  ids: string[]
  isActive: Uint8Array
  sets: DeckSet[]
}

const DECKS_KEPT = 200
const decks = new LRUCache<string, Deck>({ max: DECKS_KEPT })

/**
 * The deck with every set that was dealt up to `turn`: another process may have dealt on, which
 * raises no revision, so a remembered deck that ends earlier is read again.
 */
export async function deckUpTo(
  tx: Transaction,
  session: ShuffleSessionRow,
  turn: number,
): Promise<Deck> {
  const known = recallDeck(session.id, session.revision)
  return known && lastTurn(known) >= turn ? known : readDeck(tx, session)
}

/** The last turn a deck knows; 0 where it knows none. */
export function lastTurn({ sets }: Deck): number {
  const last = sets.at(-1)
  return last ? last.startTurn + last.order.length - 1 : 0
}

/** The deck of a session as the database has it; `tx` must see one moment or hold the session. */
export async function readDeck(tx: Transaction, session: ShuffleSessionRow): Promise<Deck> {
  const revisions = await tx.shuffleRevisions.list(session.id)
  const sets = await tx.shuffleSets.list(session.id)
  const deck: Deck = {
    sessionId: session.id,
    revision: session.revision,
    ...replay(revisions),
    sets: sets.map(({ set, startTurn, order, reasons }) => ({
      set,
      startTurn,
      order: unpackIndices(order),
      reasons,
    })),
  }
  keepDeck(deck)
  return deck
}

/** Remembers a deck in this process. */
export const keepDeck = (deck: Deck): void => {
  decks.set(deck.sessionId, deck)
}

/** The deck this process remembers of a session at a revision. */
export function recallDeck(sessionId: string, revision: number): Deck | undefined {
  const deck = decks.get(sessionId)
  return deck?.revision === revision ? deck : undefined
}

/** The set in which `turn` lies. */
export const setAt = (deck: Deck, turn: number): DeckSet | undefined =>
  deck.sets.findLast(({ startTurn, order }) => startTurn <= turn && turn < startTurn + order.length)

export const activeCount = ({ isActive }: Deck): number =>
  isActive.reduce((count, flag) => count + flag, 0)

// A track that comes back gets its old index, so that no set can hold it twice.
function replay(revisions: { added: Uint8Array; removed: Uint8Array }[]) {
  const ids: string[] = []
  const indexOf = new Map<string, number>()
  const active: number[] = []
  for (const { added, removed } of revisions) {
    for (const id of unpackIds(added)) {
      const index = indexOf.get(id) ?? ids.push(id) - 1
      indexOf.set(id, index)
      active[index] = 1
    }
    for (const index of unpackIndices(removed)) active[index] = 0
  }
  return { ids, isActive: Uint8Array.from(active) }
}

/** Forgets every deck this process remembers; the database has them. */
export const forgetDecks = (): void => decks.clear()
