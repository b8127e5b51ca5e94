import 'server-only'
import { db, type LastTurn, type ShuffleSessionRow } from '@/db'
import { AppError } from '@/lib/errors'
import type { ListKey } from '@/lib/list-id'
import { type Deck, loadDeckUpTo } from './deck'
import { type RedisResult, toRedisResult } from './redis-result'
import { assertListExists } from './track-facts'

/** The running session with the turn it reached in Redis, and its deck up to that turn. */
export type CurrentSession = { session: ShuffleSessionRow; deck: Deck }

/**
 * Returns the running session of a list.
 *
 * @throws `not_found`, `no_shuffle_session`
 */
export function getCurrentSession(key: ListKey): Promise<CurrentSession> {
  return db.snapshot(async (tx) => {
    const session = await tx.shuffleSessions.findRunning(key)
    if (!session) {
      await assertListExists(tx, key)
      throw noShuffleSession()
    }
    const turn = Math.max(session.turn, await peekWindowTurn(session))
    return { session: { ...session, turn }, deck: await loadDeckUpTo(tx, session, turn) }
  })
}

export const noShuffleSession = () =>
  new AppError('no_shuffle_session', 'This list has no running shuffle. Request the next track.')

/** Returns the turn a session reached in Redis; 0 if Redis has no current window or is unavailable. */
async function peekWindowTurn(session: ShuffleSessionRow): Promise<number> {
  return windowTurn(session, await toRedisResult(db.windows().peek(session, 1, 1))) ?? 0
}

/** Like `peekWindowTurn`, and removes the window in the same step. */
export async function takeWindowTurn(session: ShuffleSessionRow): Promise<number> {
  return windowTurn(session, await toRedisResult(db.windows().readAndRemove(session))) ?? 0
}

/**
 * Removes the window and returns the last turn of the session. `isLost` if Redis has lost the window of
 * this revision or is unavailable: requests that still run may have turns that are not stored.
 */
export async function takeTurn(session: ShuffleSessionRow): Promise<LastTurn> {
  const result = await toRedisResult(db.windows().readAndRemove(session))
  const reached = windowTurn(session, result)
  const isMissing = reached === undefined && session.windowRevision === session.revision
  const isLost = isMissing || result.status === 'unavailable'
  return { turn: Math.max(session.turn, reached ?? 0), isLost }
}

/** Whether Redis has lost the window of this revision; false if Redis is unavailable. */
export async function isWindowLost(session: ShuffleSessionRow): Promise<boolean> {
  if (session.windowRevision !== session.revision) return false
  const result = await toRedisResult(db.windows().peek(session, 1, 1))
  return result.status === 'ok' && windowTurn(session, result) === undefined
}

type WindowState = { sessionId: string; revision: number; turn: number }

function windowTurn(
  session: ShuffleSessionRow,
  result: RedisResult<WindowState | null>,
): number | undefined {
  if (result.status === 'unavailable' || !result.value) return undefined
  const { sessionId, revision, turn } = result.value
  return sessionId === session.id && revision === session.revision ? turn : undefined
}
