import 'server-only'
import type { ShuffleSessionRow } from '@/db'
import type { Context } from '@/lib/context'
import type { ShuffleState } from '@/lib/contract/shuffle'
import { requireUser } from '../shared/access'
import { activeCount, type Deck, setAt } from './deck'
import { standing } from './standing'

type Key = { playlistId: string }

/** Where the shuffle of a list stands. Throws `not_found`, `no_shuffle_session`. */
export async function shuffleState(ctx: Context, { playlistId }: Key): Promise<ShuffleState> {
  const { session, deck } = await standing({ userId: requireUser(ctx).userId, list: playlistId })
  return presentState(session, deck)
}

/** The track ids of the running set in playing order. Throws `not_found`, `no_shuffle_session`. */
export async function shuffleOrder(ctx: Context, { playlistId }: Key) {
  const { session, deck } = await standing({ userId: requireUser(ctx).userId, list: playlistId })
  const running = setAt(deck, Math.max(1, session.turn))
  return {
    set: running?.set ?? 0,
    position: running ? session.turn - running.startTurn : -1,
    trackIds: Array.from(running?.order ?? [], (index) => deck.ids[index]!),
  }
}

/** A session as the API shows it. */
export function presentState(session: ShuffleSessionRow, deck: Deck): ShuffleState {
  const running = setAt(deck, Math.max(1, session.turn))
  const setSize = running?.order.length ?? activeCount(deck)
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
