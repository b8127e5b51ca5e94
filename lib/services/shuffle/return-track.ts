import 'server-only'
import { db, type ShuffleSessionRow, type Transaction } from '@/db'
import type { Context } from '@/lib/context'
import type { ShuffleState } from '@/lib/contract/shuffle-state'
import { requireUser } from '../shared/access'
import { flushCheckpoints } from './checkpoints'
import { noShuffleSession, takeTurn } from './current-session'
import { cacheDeck, type Deck, type DeckSet, findSet, loadDeckUpTo } from './deck'
import { toSetRow } from './extend-deck'
import { turnOutOfRange } from './requested-turn'
import { returnToSet } from './return-to-set'
import { presentState } from './shuffle-state'
import { storeSets } from './store-sets'
import { assertListExists } from './track-facts'

type Input = { playlistId: string; turn: number; reason: string }

/**
 * Records that the track of a turn could not be played, and deals it again later in the running set,
 * twice at most. A repetition changes nothing. Returns the state of the session.
 *
 * @throws `not_found`, `no_shuffle_session`, `turn_out_of_range`
 */
export async function returnTrack(
  ctx: Context,
  { playlistId: list, turn, reason }: Input,
): Promise<ShuffleState> {
  const key = { userId: requireUser(ctx).userId, list }
  await flushCheckpoints()
  const { session, deck } = await db.transaction(async (tx) => {
    const running = await tx.shuffleSessions.findRunningForUpdate(key)
    if (running) return returnTurn(tx, running, turn)
    await assertListExists(tx, key)
    throw noShuffleSession()
  })
  // A turn after the last one was not handed out; the state of the session is stored nevertheless.
  if (!deck) throw turnOutOfRange(session.turn)
  cacheDeck(deck)
  ctx.log.info({ turn, reason }, 'a track of a shuffle could not be played')
  return presentState(session, deck)
}

type Returned = { session: ShuffleSessionRow; deck?: Deck }

async function returnTurn(
  tx: Transaction,
  stored: ShuffleSessionRow,
  turn: number,
): Promise<Returned> {
  const reached = await takeTurn(stored)
  await tx.shuffleTurns.storeTaken(stored.id, reached)
  const session = { ...stored, turn: reached.turn }
  const deck = await loadDeckUpTo(tx, session, session.turn)
  const set = findSet(deck, turn)
  if (!set || turn < 1 || turn > session.turn) return { session }
  const position = turn - set.startTurn
  if (set.returned.includes(position)) return { session, deck }
  const returned = { ...set, returned: Int32Array.of(...set.returned, position) }
  const isRunning = findSet(deck, session.turn) === set
  const sets = isRunning
    ? await returnToRunning(tx, { session, deck, set: returned }, position)
    : await storeEnded(tx, deck, returned)
  const revision = session.revision + 1
  await tx.shuffleTurns.revise(session.id, revision, reached)
  return { session: { ...session, revision }, deck: { ...deck, revision, sets } }
}

type Running = { session: ShuffleSessionRow; deck: Deck; set: DeckSet }

async function returnToRunning(
  tx: Transaction,
  running: Running,
  position: number,
): Promise<DeckSet[]> {
  const { deck, set } = running
  const sets = [
    ...deck.sets.filter((other) => other.set < set.set),
    await returnToSet(tx, running, position),
  ]
  await storeSets(tx, { ...deck, sets })
  return sets
}

/** The next set has begun: it contains the track as well. */
async function storeEnded(tx: Transaction, deck: Deck, ended: DeckSet): Promise<DeckSet[]> {
  await tx.shuffleSets.upsert([toSetRow(deck.sessionId, ended)])
  return deck.sets.map((other) => (other.set === ended.set ? ended : other))
}
