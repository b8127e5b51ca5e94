import 'server-only'
import { db } from '@/db'
import type { ListKey } from '@/lib/list-id'
import { scheduleCheckpoint } from './checkpoints'
import { type Deck, getCachedDeck, loadDeck } from './deck'
import { toRedisResult } from './redis-result'
import { loadShuffleSteps, loadTrack, toShuffleStep } from './shuffle-steps'
import { locateTurn, type TurnLocation } from './turn-location'
import { type TurnResult, toTurnResult } from './turn-result'

/** A turn that the window in Redis returned; `replay` if it was handed out before. */
type WindowTurn = TurnLocation & { replay: boolean }

/**
 * Loads the track of a turn that the window in Redis returned. Returns `retry` if the window was stale
 * and the turn belongs to another caller.
 */
export async function handOutTurn(key: ListKey, turn: WindowTurn): Promise<TurnResult> {
  const cached = getCachedDeck(turn.sessionId, turn.revision)
  const deck = cached?.sets.some(({ set }) => set === turn.set)
    ? cached
    : await loadDeckAtRevision(key, turn)
  const row = deck && (await loadTrack(key, deck, turn))
  if (!deck || row?.revision !== turn.revision) return handOutRevisedTurn(key, turn)
  if (!turn.replay) scheduleCheckpoint(turn.sessionId, turn.turn)
  return { status: 'ok', step: toShuffleStep(deck, turn, row) }
}

const loadDeckAtRevision = (key: ListKey, { sessionId, revision }: WindowTurn) =>
  db.snapshot(async (tx): Promise<Deck | undefined> => {
    const session = await tx.shuffleSessions.findRunning(key)
    if (session?.id !== sessionId || session.revision !== revision) return undefined
    return loadDeck(tx, session)
  })

// The session was revised between Redis and Postgres. An edit first takes the window and includes the
// turns it returned, so this turn is valid. A turn handed out without Redis makes the window stale.
async function handOutRevisedTurn(key: ListKey, turn: WindowTurn): Promise<TurnResult> {
  const dropped = await toRedisResult(db.windows().remove(key, turn))
  if (dropped.status === 'unavailable') return dropped
  const { deck, location } = await db.snapshot(async (tx) => {
    const session = await tx.shuffleSessions.findRunning(key)
    if (session?.id !== turn.sessionId || session.outageRevision > turn.revision) return {}
    const deck = await loadDeck(tx, session)
    return { deck, location: locateTurn(deck, turn.turn) }
  })
  if (!deck || !location) return { status: 'retry' }
  await db.shuffleTurns.checkpoint(turn.sessionId, turn.turn)
  const [step] = await loadShuffleSteps(key, deck, [location])
  return toTurnResult(step)
}
