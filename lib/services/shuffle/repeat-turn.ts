import 'server-only'
import { db } from '@/db'
import type { ListKey } from '@/lib/list-id'
import { getCurrentSession } from './current-session'
import { turnOutOfRange } from './requested-turn'
import { loadShuffleSteps } from './shuffle-steps'
import { locateTurn } from './turn-location'
import { type TurnResult, toTurnResult } from './turn-result'

/**
 * Returns a turn from before the window, from the deck.
 *
 * @throws `not_found`, `no_shuffle_session`, `turn_out_of_range` for a turn whose set is not stored
 */
export async function repeatTurn(key: ListKey, turn: number): Promise<TurnResult> {
  const { session, deck } = await getCurrentSession(key)
  const location = locateTurn(deck, turn)
  if (!location) throw turnOutOfRange(session.turn)
  const [step] = await loadShuffleSteps(key, deck, [location])
  return toTurnResult(step)
}

/**
 * Returns a turn that was handed out before, even if no track is left in play; `retry` for a later one.
 *
 * @throws `turn_out_of_range`
 */
export async function repeatPlayedTurn(key: ListKey, turn: number): Promise<TurnResult> {
  const session = await db.shuffleSessions.findRunning(key)
  return session && turn <= session.turn ? repeatTurn(key, turn) : { status: 'retry' }
}
