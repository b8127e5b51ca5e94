import 'server-only'
import { db } from '@/db'
import type { Context } from '@/lib/context'
import type { Mode, ShuffleState } from '@/lib/contract/shuffle'
import { requireUser } from '../shared/access'
import { keepDeck, readDeck } from './deck'
import { extendDeck } from './extend'
import { assertList } from './list'
import { lockList } from './lock-list'
import { beginSession } from './open-session'
import { noSession, takeWindow } from './standing'
import { presentState } from './state'

type Start = { playlistId: string; mode?: Mode; seed?: string }

/** Ends the running session and begins another. Throws `not_found`, `empty_playlist`. */
export async function startShuffle(
  ctx: Context,
  { playlistId: list, mode, seed }: Start,
): Promise<ShuffleState> {
  const key = { userId: requireUser(ctx).userId, list }
  const { session, deck } = await db.transaction(async (tx) => {
    await lockList(tx, key)
    const running = await tx.shuffleSessions.findRunningForUpdate(key)
    if (running) {
      await tx.shuffleSessions.end(key)
      await takeWindow(running)
    }
    const session = await beginSession(tx, key, { mode, seed })
    const deck = await extendDeck(tx, session, await readDeck(tx, session), 1)
    return { session, deck }
  })
  keepDeck(deck)
  return presentState(session, deck)
}

/** Ends the running session. Throws `not_found`, `no_shuffle_session`. */
export async function endShuffle(
  ctx: Context,
  { playlistId: list }: { playlistId: string },
): Promise<void> {
  const key = { userId: requireUser(ctx).userId, list }
  await db.transaction(async (tx) => {
    const running = await tx.shuffleSessions.findRunningForUpdate(key)
    if (!running) {
      await assertList(tx, key)
      throw noSession()
    }
    await tx.shuffleSessions.end(key)
    await takeWindow(running)
  })
}
