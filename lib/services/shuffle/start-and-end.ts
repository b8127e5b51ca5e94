import 'server-only'
import { db } from '@/db'
import type { Context } from '@/lib/context'
import type { Mode } from '@/lib/contract/shuffle-settings'
import type { ShuffleState } from '@/lib/contract/shuffle-state'
import { requireUser } from '../shared/access'
import { eventLoopTurn } from '../shared/event-loop-turn'
import { createSession } from './create-session'
import { noShuffleSession, takeWindowTurn } from './current-session'
import { cacheDeck, loadDeck } from './deck'
import { extendDeck } from './extend-deck'
import { lockList } from './lock-list'
import { presentState } from './shuffle-state'
import { assertListExists } from './track-facts'

type StartInput = { playlistId: string; mode?: Mode; seed?: string }

/**
 * Ends the running session, if any, and starts another.
 *
 * @throws `not_found`, `empty_playlist`
 */
export async function startShuffle(
  ctx: Context,
  { playlistId: list, mode, seed }: StartInput,
): Promise<ShuffleState> {
  const key = { userId: requireUser(ctx).userId, list }
  const { session, deck } = await db.transaction(async (tx) => {
    await lockList(tx, key)
    const running = await tx.shuffleSessions.findRunningForUpdate(key)
    if (running) {
      await tx.shuffleSessions.end(key)
      await takeWindowTurn(running)
    }
    const session = await createSession(tx, key, { mode, seed })
    await eventLoopTurn()
    const deck = await extendDeck(tx, session, await loadDeck(tx, session), 1)
    return { session, deck }
  })
  cacheDeck(deck)
  return presentState(session, deck)
}

/**
 * Ends the running session.
 *
 * @throws `not_found`, `no_shuffle_session`
 */
export async function endShuffle(
  ctx: Context,
  { playlistId: list }: { playlistId: string },
): Promise<void> {
  const key = { userId: requireUser(ctx).userId, list }
  await db.transaction(async (tx) => {
    const running = await tx.shuffleSessions.findRunningForUpdate(key)
    if (!running) {
      await assertListExists(tx, key)
      throw noShuffleSession()
    }
    await tx.shuffleSessions.end(key)
    await takeWindowTurn(running)
  })
}
