import 'server-only'
import { setTimeout as pause } from 'node:timers/promises'
import { db } from '@/db'
import { invalidateAllTokens } from '@/lib/auth/api-token-cache'
import { hashPassword, matchesHash } from '@/lib/auth/passwords/hash'
import { findPasswordFaults } from '@/lib/auth/passwords/strength'
import { invalidateAllSessions } from '@/lib/auth/session-cache'
import type { Context } from '@/lib/context'
import type { User } from '@/lib/contract/user'
import { AppError } from '@/lib/errors'
import { requireSession, requireUser } from '../shared/access'
import { recordAuditEvent } from '../shared/audit'
import { deleteStoredFiles } from '../uploads/delete-user-files'
import { invalidCredentials, weakPassword } from './auth'
import { presentUser } from './sign-in'

const MAX_WAIT_MS = 10_000

/** Returns the profile of the user. */
export async function findMe(ctx: Context): Promise<User> {
  return presentUser(await findUser(ctx))
}

/** Changes the display name. */
export async function updateMe(
  ctx: Context,
  { displayName }: { displayName: string },
): Promise<User> {
  const user = await db.users.rename(requireUser(ctx).userId, displayName)
  if (!user) throw accountDeleted()
  invalidateAllSessions()
  invalidateAllTokens()
  return presentUser(user)
}

/**
 * Deletes the account with all its data. A guest needs no password.
 * @throws AppError `invalid_credentials`
 */
export async function removeMe(ctx: Context, { password }: { password?: string }): Promise<void> {
  requireSession(ctx)
  const user = await findUser(ctx)
  if (user.guestUntil === null) await assertPassword(user.passwordHash, password ?? '')
  const files = await db.transaction(async (tx) => {
    const stored = await tx.storedFiles.listOf([user.id])
    await tx.users.remove(user.id)
    return stored
  })
  await recordAuditEvent(ctx, { userId: user.id, event: 'account_deleted' })
  invalidateAllSessions()
  invalidateAllTokens()
  // A longer deletion continues after the response.
  await Promise.race([deleteStoredFiles(files), pause(MAX_WAIT_MS, undefined, { ref: false })])
}

/**
 * Changes the password and revokes all other sessions.
 * @throws AppError `invalid_credentials`, `weak_password`, `conflict` if it changed meanwhile
 */
export async function changePassword(
  ctx: Context,
  { currentPassword, newPassword }: { currentPassword: string; newPassword: string },
): Promise<void> {
  const { sessionId } = requireSession(ctx)
  const user = await findUser(ctx)
  await assertPassword(user.passwordHash, currentPassword)
  const faults = await findPasswordFaults(newPassword, user)
  if (faults.length > 0) {
    throw weakPassword(faults.map((fault) => ({ ...fault, path: 'newPassword' })))
  }
  const hash = await hashPassword(newPassword)
  const isChanged = await db.users.changePassword(user.id, user.passwordHash ?? '', hash)
  if (!isChanged)
    throw new AppError('conflict', 'The password was changed by another request. Try again.')
  await db.sessionRevocations.revokeAll(user.id, sessionId)
  await recordAuditEvent(ctx, { userId: user.id, event: 'password_changed' })
  invalidateAllSessions()
}

async function findUser(ctx: Context) {
  const user = await db.users.find(requireUser(ctx).userId)
  if (!user) throw accountDeleted()
  return user
}

async function assertPassword(hash: string | null, password: string): Promise<void> {
  if (!hash || !(await matchesHash(password, hash))) throw invalidCredentials()
}

const accountDeleted = () => new AppError('unauthenticated', 'This account no longer exists.')
