import 'server-only'
import { MAX_TURNS_AHEAD, type ShuffleSessionRow, type Transaction } from '@/db'
import { advanceReasons } from './advance-reasons'
import { takeTurn } from './current-session'
import {
  countActive,
  type Deck,
  type DeckSet,
  findSet,
  lastTurn,
  listActive,
  loadDeckUpTo,
} from './deck'
import { extendDeck } from './extend-deck'
import { packReasons, readClashes, readReasons } from './pack-reasons'
import { findPlayable } from './playable-tracks'
import { storeSets } from './store-sets'
import { storeTurn, type TakenSession, withNext } from './take-next'

type Taken =
  | { status: 'ok'; turn: number; deck: Deck }
  | { status: 'out_of_range'; turn: number }
  | { status: 'empty' }
  | { status: 'nothing_playable' }

/**
 * Hands out the first track left in the running set that can be played; if none is left, the set ends.
 * An `after` behind the last turn repeats the turn after it.
 */
export async function takePlayable(
  tx: Transaction,
  session: ShuffleSessionRow,
  after: number | undefined,
): Promise<Taken> {
  const reached = await takeTurn(session)
  await tx.shuffleTurns.storeTaken(session.id, reached)
  const requested = after ?? reached.turn
  const outOfRange = { status: 'out_of_range', turn: reached.turn } as const
  if (requested - reached.turn > MAX_TURNS_AHEAD) return outOfRange
  const turn = requested + 1
  const loaded = await loadDeckUpTo(tx, session, turn)
  if (countActive(loaded) === 0 && lastTurn(loaded) < turn) return { status: 'empty' }
  const deck = await extendDeck(tx, session, loaded, turn)
  // The sets of turns long ago are not stored.
  if (turn <= reached.turn) return findSet(deck, turn) ? { status: 'ok', turn, deck } : outOfRange
  const running = { session, deck, last: { ...reached, turn: requested } }
  const revised = await takeFirstPlayable(tx, running)
  return revised ? { status: 'ok', turn, deck: revised } : { status: 'nothing_playable' }
}

async function takeFirstPlayable(
  tx: Transaction,
  running: TakenSession,
): Promise<Deck | undefined> {
  const { session, deck, last } = running
  const turn = last.turn + 1
  const set = findSet(deck, turn)
  if (!set) throw new Error('The deck was extended up to the turn.')
  const position = turn - set.startTurn
  const left = set.order.subarray(position)
  const track = await findNext(tx, running, left)
  if (track !== undefined) return storeTurn(tx, running, advance(set, position, track))
  if (position === 0) return undefined
  const isLeft = new Set(left)
  const dealt = listActive(deck).filter((other) => !isLeft.has(other))
  if ((await findPlayable(tx, session, deck.ids, dealt)) === undefined) return undefined
  return takeFirstPlayable(tx, { ...running, deck: await endSet(tx, running, { set, position }) })
}

/** Prefers a track other than the last one, which could be the first one of the next set. */
async function findNext(
  tx: Transaction,
  { session, deck, last }: TakenSession,
  tracks: Int32Array,
): Promise<number | undefined> {
  const set = findSet(deck, last.turn)
  const lastTrack = set?.order[last.turn - set.startTurn]
  const isLast = (track: number) => track === lastTrack
  const others = tracks.filter((track) => !isLast(track))
  const found = await findPlayable(tx, session, deck.ids, others)
  return found ?? findPlayable(tx, session, deck.ids, tracks.filter(isLast))
}

/** Moves a track forward to a position; the tracks that it passes keep their order. */
function advance(set: DeckSet, position: number, track: number): DeckSet {
  const place = set.order.indexOf(track, position)
  if (place === position) return set
  return {
    ...set,
    order: withNext(set.order, position, track),
    reasons: advanceReasons(set.reasons, place, position),
  }
}

/** Ends a set before a position: the next one contains the tracks that were passed over. */
async function endSet(
  tx: Transaction,
  { session, deck, last }: TakenSession,
  { set, position }: { set: DeckSet; position: number },
): Promise<Deck> {
  const reasons = readReasons(set.reasons, 0, position)
  const ended: DeckSet = {
    ...set,
    order: set.order.slice(0, position),
    reasons: packReasons(reasons, readClashes(set.reasons) ?? 0),
  }
  const sets = [...deck.sets.filter((other) => other.set < set.set), ended]
  await storeSets(tx, { ...deck, sets })
  return extendDeck(tx, session, { ...deck, sets }, last.turn + 1)
}
