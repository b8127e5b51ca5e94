import 'server-only'
import { setImmediate as yieldToEventLoop } from 'node:timers/promises'
import { db } from '@/db'
import { invalidateAllSessions } from '@/lib/auth/session-cache'
import type { Context } from '@/lib/context'
import type { Tokens } from '@/lib/contract/credentials'
import { createDemoGuest, ensureFeatures } from '../demo/demo'
import { recordAuditEvent } from '../shared/audit'
import { deleteStoredFiles } from '../uploads/delete-user-files'
import { assertSpaceForWrites } from '../uploads/disk-space'
import { countNewGuest, makeRoomForGuest } from './guest-limits'
import { issueTokens, openSession } from './sign-in'

const DELETE_BATCH_SIZE = 50

/**
 * Creates a guest with the playlists of the demo and signs in as the guest.
 * @throws AppError as `createGuest`
 */
export async function enterAsGuest(ctx: Context): Promise<Tokens> {
  const guest = await createGuest(ctx)
  return issueTokens(db, guest, await openSession(ctx, guest, 'api'))
}

/**
 * Creates a guest with the playlists of the demo. The new guest replaces the one that was idle longest
 * if there are too many.
 * @throws AppError `rate_limited`, `service_unavailable`, `insufficient_storage`
 */
export async function createGuest(ctx: Context) {
  await countNewGuest(ctx)
  await assertSpaceForWrites()
  await ensureFeatures()
  const { guest, removed } = await db.transaction(async (tx) => {
    const removed = await makeRoomForGuest(tx)
    return { removed, guest: await createDemoGuest(tx) }
  })
  if (removed.count > 0) {
    invalidateAllSessions()
    await deleteStoredFiles(removed.files)
  }
  await recordAuditEvent(ctx, { userId: guest.id, event: 'guest_created' })
  return guest
}

type Account = {
  email: string
  displayName: string
  passwordHash: string | null
  isOwner?: boolean
}

/**
 * Turns the calling guest into an account with the same data; undefined if the caller is no guest.
 * Revokes all sessions of the guest, because none of them proved the new password.
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

/** Deletes expired guests with all their data and files, in batches. Returns their number. */
export async function deleteExpiredGuests(): Promise<number> {
  let count = 0
  for (;;) {
    const { removed, files } = await db.transaction(async (tx) => {
      const ids = await tx.users.lockExpiredGuests(DELETE_BATCH_SIZE)
      const files = await tx.storedFiles.listOf(ids)
      await tx.users.remove(...ids)
      return { removed: ids.length, files }
    })
    await deleteStoredFiles(files)
    count += removed
    if (removed < DELETE_BATCH_SIZE) break
    await yieldToEventLoop()
  }
  if (count > 0) invalidateAllSessions()
  return count
}
