import 'server-only'
import { db, isRedisUnavailable, type ShuffleSessionRow } from '@/db'
import { AppError } from '@/lib/errors'
import { type Deck, deckUpTo } from './deck'
import { assertList, type ListKey } from './list'

/** The running session, its turn as Redis knows it, and its deck up to that turn. */
export type Standing = { session: ShuffleSessionRow; deck: Deck }

/** How the shuffle of a list stands. Throws `not_found`, `no_shuffle_session`. */
export function standing(key: ListKey): Promise<Standing> {
  return db.snapshot(async (tx) => {
    const session = await tx.shuffleSessions.findRunning(key)
    if (!session) {
      await assertList(tx, key)
      throw noSession()
    }
    const turn = Math.max(session.turn, await turnInRedis(session))
    return { session: { ...session, turn }, deck: await deckUpTo(tx, session, turn) }
  })
}

export const noSession = () =>
  new AppError('no_shuffle_session', 'Nothing is being shuffled here. Ask for the next track.')

async function turnInRedis(session: ShuffleSessionRow): Promise<number> {
  try {
    const window = await db.windows().peek(session, 1, 1)
    return window?.sessionId === session.id && window.revision === session.revision
      ? window.turn
      : 0
  } catch (error) {
    if (isRedisUnavailable(error)) return 0
    throw error
  }
}

/** The turn a session had reached in Redis, where its window is removed in the same step. */
export async function takeWindow(session: ShuffleSessionRow): Promise<number> {
  try {
    const window = await db.windows().readAndRemove(session)
    return window?.sessionId === session.id && window.revision === session.revision
      ? window.turn
      : 0
  } catch (error) {
    if (isRedisUnavailable(error)) return 0
    throw error
  }
}
