import 'server-only'
import { LRUCache } from 'lru-cache'
import type { ShuffleSessionRow, Transaction } from '@/db'
import { unpackIds, unpackIndices } from './packed-columns'

/** One pass over the list: order[position] is an index into the ids of the deck. */
export type DeckSet = { set: number; startTurn: number; order: Int32Array; reasons: Uint8Array }

/** The tracks ever added to a session, those still in play, and the sets built so far. */
export type Deck = {
  sessionId: string
  revision: number
  ids: string[]
  /** 1 for a track in play, else 0. */
  isActive: Uint8Array
  sets: DeckSet[]
}

const MAX_CACHED_DECKS = 200
const decks = new LRUCache<string, Deck>({ max: MAX_CACHED_DECKS })

/**
 * Returns the deck of a session with all stored sets up to `turn`. Another process may have built sets
 * without raising the revision, so a cached deck that ends earlier is loaded again.
 */
export async function loadDeckUpTo(
  tx: Transaction,
  session: ShuffleSessionRow,
  turn: number,
): Promise<Deck> {
  const cached = getCachedDeck(session.id, session.revision)
  return cached && lastTurn(cached) >= turn ? cached : loadDeck(tx, session)
}

/** Returns the last turn of the sets of a deck, 0 if it has none. */
export function lastTurn({ sets }: Deck): number {
  const last = sets.at(-1)
  return last ? last.startTurn + last.order.length - 1 : 0
}

/** Loads the deck of a session; `tx` must be a snapshot or hold the lock of the session. */
export async function loadDeck(tx: Transaction, session: ShuffleSessionRow): Promise<Deck> {
  const revisions = await tx.shuffleRevisions.list(session.id)
  const sets = await tx.shuffleSets.list(session.id)
  const deck: Deck = {
    sessionId: session.id,
    revision: session.revision,
    ...replayRevisions(revisions),
    sets: sets.map(({ set, startTurn, order, reasons }) => ({
      set,
      startTurn,
      order: unpackIndices(order),
      reasons,
    })),
  }
  cacheDeck(deck)
  return deck
}

/** Caches a deck in this process, in place of an earlier one of the session. */
export const cacheDeck = (deck: Deck): void => {
  decks.set(deck.sessionId, deck)
}

/** Returns the cached deck of a session if it has the given revision. */
export function getCachedDeck(sessionId: string, revision: number): Deck | undefined {
  const deck = decks.get(sessionId)
  return deck?.revision === revision ? deck : undefined
}

/** Returns the set that contains a turn, undefined if the deck does not reach it. */
export const findSet = (deck: Deck, turn: number): DeckSet | undefined =>
  deck.sets.findLast(({ startTurn, order }) => startTurn <= turn && turn < startTurn + order.length)

/** Counts the tracks in play. */
export const countActive = ({ isActive }: Deck): number =>
  isActive.reduce((count, flag) => count + flag, 0)

// A restored track gets its old index, so that no set can contain it twice.
function replayRevisions(revisions: { added: Uint8Array; removed: Uint8Array }[]) {
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

/** Clears the cache of decks. */
export const clearDeckCache = (): void => decks.clear()
