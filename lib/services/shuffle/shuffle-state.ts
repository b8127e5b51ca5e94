import 'server-only'
import type { ShuffleSessionRow } from '@/db'
import type { Context } from '@/lib/context'
import type { ShuffleState } from '@/lib/contract/shuffle-state'
import { requireUser } from '../shared/access'
import { getCurrentSession } from './current-session'
import { countActive, type Deck, findSet } from './deck'

type Input = { playlistId: string }

/**
 * Returns the state of the running session of a list.
 *
 * @throws `not_found`, `no_shuffle_session`
 */
export async function getShuffleState(
  ctx: Context,
  { playlistId: list }: Input,
): Promise<ShuffleState> {
  const { session, deck } = await getCurrentSession({ userId: requireUser(ctx).userId, list })
  return presentState(session, deck)
}

/**
 * Returns the track ids of the running set in playing order.
 *
 * @throws `not_found`, `no_shuffle_session`
 */
export async function getShuffleOrder(ctx: Context, { playlistId: list }: Input) {
  const { session, deck } = await getCurrentSession({ userId: requireUser(ctx).userId, list })
  const running = findSet(deck, Math.max(1, session.turn))
  return {
    set: running?.set ?? 0,
    position: running ? session.turn - running.startTurn : -1,
    trackIds: Array.from(running?.order ?? [], (index) => deck.ids.at(index)),
  }
}

/** Returns the API representation of a session. */
export function presentState(session: ShuffleSessionRow, deck: Deck): ShuffleState {
  const running = findSet(deck, Math.max(1, session.turn))
  const setSize = running?.order.length ?? countActive(deck)
  const position = running ? session.turn - running.startTurn : -1
  return {
    sessionId: session.id,
    mode: session.mode,
    spacing: session.spacing,
    turn: session.turn,
    set: running?.set ?? 0,
    position,
    setSize,
    remaining: setSize - position - 1,
    startedAt: session.startedAt.toISOString(),
  }
}
