import 'server-only'
import { setImmediate as letOthers } from 'node:timers/promises'
import { db } from '@/db'
import { invalidateAllSessions } from '@/lib/auth/session-cache'
import type { Context } from '@/lib/context'
import type { Tokens } from '@/lib/contract/auth'
import { createDemoGuest } from '../demo/demo'
import { issueTokens, openSession } from './sign-in'

const DELETE_BATCH_SIZE = 50

/** Makes a guest with the demo's playlists and signs in as it. */
export async function enterAsGuest(ctx: Context): Promise<Tokens> {
  const guest = await createDemoGuest()
  return issueTokens(db, guest, await openSession(ctx, guest, 'api'))
}

type Account = { email: string; displayName: string; passwordHash: string }

/**
 * Makes the guest who asks an account that keeps everything; undefined for anybody else. Whoever
 * held a session of the guest does not hold the account: all of them end.
 */
export async function upgradeGuest({ actor }: Context, account: Account) {
  if (!actor?.isGuest) return undefined
  const user = await db.transaction(async (tx) => {
    const upgraded = await tx.users.upgradeGuest(actor.userId, account)
    if (upgraded) await tx.sessionRevocations.revokeAll(upgraded.id)
    return upgraded
  })
  invalidateAllSessions()
  return user
}

/** Removes guests whose day is over and all they had, a few at a time; answers how many. */
export async function deleteExpiredGuests(): Promise<number> {
  let count = 0
  for (;;) {
    const removed = await db.users.removeExpiredGuests(DELETE_BATCH_SIZE)
    count += removed
    if (removed < DELETE_BATCH_SIZE) break
    await letOthers()
  }
  if (count > 0) invalidateAllSessions()
  return count
}
