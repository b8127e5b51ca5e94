import 'server-only'
import { LRUCache } from 'lru-cache'
import type { ShuffleSessionRow, Transaction } from '@/db'
import { ID_BYTES, unpackIndices } from './packed-columns'
import { TrackIds } from './track-ids'

/**
 * One pass over the list: order[position] is an index into the ids of the deck. A track that could not
 * be played at one of the `returned` positions is in the order again later.
 */
export type DeckSet = {
  set: number
  startTurn: number
  order: Int32Array
  reasons: Uint8Array
  returned: Int32Array
}

/** The tracks ever added to a session, and those still in play. */
export type DeckTracks = {
  sessionId: string
  revision: number
  ids: TrackIds
  /** 1 for a track in play, else 0. */
  isActive: Uint8Array
}

/** The tracks of a session and the sets built so far. */
export type Deck = DeckTracks & { sets: DeckSet[] }

const MAX_CACHED_DECKS = 200
const MAX_CACHED_BYTES = 64 * 2 ** 20
const decks = new LRUCache<string, Deck>({
  max: MAX_CACHED_DECKS,
  maxSize: MAX_CACHED_BYTES,
  sizeCalculation: sizeInBytes,
})

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

/** Loads and caches the deck of a session; `tx` must be a snapshot or hold the lock of the session. */
export async function loadDeck(tx: Transaction, session: ShuffleSessionRow): Promise<Deck> {
  const deck = await readDeck(tx, session)
  cacheDeck(deck)
  return deck
}

/**
 * Reads the deck of a session without caching it, for a transaction that changes the session: it could
 * be rolled back.
 */
export async function readDeck(tx: Transaction, session: ShuffleSessionRow): Promise<Deck> {
  return { ...(await readDeckTracks(tx, session)), sets: await readDeckSets(tx, session) }
}

/** Reads the tracks of a deck, but not its sets. Reads only the revisions after that of a cached deck. */
export async function readDeckTracks(
  tx: Transaction,
  session: ShuffleSessionRow,
): Promise<DeckTracks> {
  const cached = decks.get(session.id)
  const earlier = cached && cached.revision <= session.revision ? cached : undefined
  const revisions =
    earlier?.revision === session.revision
      ? []
      : await tx.shuffleRevisions.list(session.id, earlier?.revision)
  return {
    sessionId: session.id,
    revision: session.revision,
    ...replayRevisions(revisions, earlier),
  }
}

/** Reads the stored sets of a session, the earliest first. */
export async function readDeckSets(
  tx: Transaction,
  session: ShuffleSessionRow,
): Promise<DeckSet[]> {
  const sets = await tx.shuffleSets.list(session.id)
  return sets.map(({ set, startTurn, order, reasons, returned }) => ({
    set,
    startTurn,
    order: unpackIndices(order),
    reasons,
    returned: unpackIndices(returned),
  }))
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

/** Returns the indices of the tracks in play. */
export const listActive = ({ isActive }: Deck): Int32Array =>
  Int32Array.from(isActive.keys()).filter((index) => isActive[index] === 1)

type Revision = { added: Uint8Array; removed: Uint8Array }

// A restored track gets its old index, so that no set can contain it twice.
function replayRevisions(revisions: Revision[], earlier: Deck | undefined) {
  const addedBytes = revisions.reduce((sum, { added }) => sum + added.length, 0)
  const more = addedBytes / ID_BYTES
  const ids = earlier ? earlier.ids.clone(more) : new TrackIds(more)
  const isActive = new Uint8Array(ids.size + more)
  if (earlier) isActive.set(earlier.isActive)
  for (const { added, removed } of revisions) {
    for (const index of ids.addPacked(added)) isActive[index] = 1
    for (const index of unpackIndices(removed)) isActive[index] = 0
  }
  return { ids, isActive: isActive.subarray(0, ids.size) }
}

/** Sizes of caches are positive. */
function sizeInBytes({ ids, isActive, sets }: Deck): number {
  const setBytes = sets.reduce(
    (sum, { order, reasons, returned }) =>
      sum + order.byteLength + reasons.byteLength + returned.byteLength,
    0,
  )
  return 1 + ids.byteLength + isActive.byteLength + setBytes
}

/** Clears the cache of decks. */
export const clearDeckCache = (): void => decks.clear()
