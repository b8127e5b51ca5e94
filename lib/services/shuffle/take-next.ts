import 'server-only'
import type { LastTurn, ShuffleSessionRow, Transaction } from '@/db'
import { arrangeSet } from './arrange-set'
import { type Deck, type DeckSet, findSet } from './deck'
import { extendDeck } from './extend-deck'
import { replaceReasons, type StoredReason } from './pack-reasons'
import type { PositionChange } from './splice-windows'
import { storeSets } from './store-sets'

/** A session that the transaction has locked and whose window it has removed. */
export type TakenSession = {
  session: ShuffleSessionRow
  deck: Deck
  /** The last turn that was handed out. */
  last: LastTurn
}

/** The listener chose the track: a reason without a text. */
const CHOSEN: StoredReason = ['chance', '']

/**
 * Gives a track that was not heard in the running set the next turn; if that set is complete, the next
 * one begins with it. The others keep their order, except for those moved so that artists do not clash.
 * Returns the deck at its new revision.
 */
export async function takeNext(
  tx: Transaction,
  { session, deck: known, last }: TakenSession,
  track: number,
): Promise<Deck> {
  const turn = last.turn + 1
  const deck = await extendDeck(tx, session, known, turn)
  const set = findSet(deck, turn)
  if (!set) throw new Error('A list with a track in play has a next turn.')
  const position = turn - set.startTurn
  const isNext = set.order[position] === track
  const changed = isNext ? set : await moveToNext(tx, { session, deck, set }, { position, track })
  return storeTurn(tx, { session, deck, last }, changed)
}

type SessionSet = { session: ShuffleSessionRow; deck: Deck; set: DeckSet }

async function moveToNext(
  tx: Transaction,
  { session, deck, set }: SessionSet,
  { position, track }: { position: number; track: number },
): Promise<DeckSet> {
  const place = set.order.indexOf(track, position)
  const changes: PositionChange[] = [{ position, delta: 1 }]
  if (place >= 0) changes.push({ position: place + 1, delta: -1 })
  const arranged = await arrangeSet(tx, {
    ...{ session, deck, set, changes },
    order: withNext(set.order, position, track),
    added: [{ index: track, id: deck.ids.at(track) }],
    from: position + 1,
  })
  const at = { start: position, end: position + 1 }
  return { ...arranged, reasons: replaceReasons(arranged.reasons, at, [CHOSEN]) }
}

/** Returns an order with a track moved to a position from a later one, or inserted there. */
export function withNext(order: Int32Array, position: number, track: number): Int32Array {
  const rest = order.subarray(position).filter((other) => other !== track)
  const changed = new Int32Array(position + 1 + rest.length)
  changed.set(order.subarray(0, position))
  changed[position] = track
  changed.set(rest, position + 1)
  return changed
}

/** Hands out the next turn, which is in `set`, at the next revision. Stores the set if it is new. */
export async function storeTurn(
  tx: Transaction,
  { session, deck, last }: TakenSession,
  set: DeckSet,
): Promise<Deck> {
  const revision = session.revision + 1
  const isStored = deck.sets.includes(set)
  const sets = isStored ? deck.sets : [...deck.sets.filter((other) => other.set < set.set), set]
  if (!isStored) await storeSets(tx, { ...deck, sets })
  // Requests that still run could have this turn from a window that Redis lost.
  await tx.shuffleTurns.revise(session.id, revision, { ...last, turn: last.turn + 1 })
  return { ...deck, revision, sets }
}
