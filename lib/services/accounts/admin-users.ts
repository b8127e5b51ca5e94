import 'server-only'
import { db } from '@/db'
import { isAdministrator } from '@/lib/auth/administrators'
import { invalidateAllTokens } from '@/lib/auth/api-token-cache'
import { invalidateAllSessions } from '@/lib/auth/session-cache'
import type { Context } from '@/lib/context'
import type { AdminUser, Link } from '@/lib/contract/admin-users'
import { AppError, NotFoundError } from '@/lib/errors'
import { requireAdmin, requireRecentAdmin } from '../shared/access'
import { recordAuditEvent } from '../shared/audit'
import { decodeCursor, paginate } from '../shared/cursor'
import { createAccountLink } from './account-links'
import { deleteAccount } from './delete-account'

type Row = NonNullable<Awaited<ReturnType<typeof db.adminUsers.find>>>
type UserKey = { userId: string }

/** Lists the accounts for administrators, newest first. @throws AppError `invalid_cursor` */
export async function listUsers(
  ctx: Context,
  { q, limit, cursor }: { q?: string; limit: number; cursor?: string },
) {
  requireAdmin(ctx)
  const scope = JSON.stringify(['users', q ?? ''])
  const after = decodeCursor(scope, cursor)?.map(String)[0]
  const rows = await db.adminUsers.list({ limit, after, text: q })
  const page = paginate(rows, { scope, limit, keysOf: (row) => [row.id] })
  return { data: page.rows.map(presentAdminUser), nextCursor: page.nextCursor }
}

/**
 * Disables an account, ends its sessions and revokes its links, or enables it.
 * @throws NotFoundError, AppError `recent_sign_in_required`; `conflict` for the own account and that of the owner
 */
export async function updateUser(
  ctx: Context,
  { userId, isDisabled }: UserKey & { isDisabled: boolean },
): Promise<AdminUser> {
  const { userId: adminId } = requireRecentAdmin(ctx)
  const user = await findAccount(userId)
  if (isDisabled) assertOther(user, adminId)
  await db.transaction(async (tx) => {
    await tx.accounts.setDisabled(userId, isDisabled)
    if (isDisabled) {
      await tx.accountLinks.revokeAll(userId)
      await tx.sessionRevocations.revokeAll(userId)
    }
    const event = isDisabled ? 'user_disabled' : 'user_enabled'
    await recordAuditEvent(ctx, { userId, event, params: { adminId } }, tx)
  })
  invalidateAllSessions()
  invalidateAllTokens()
  return presentAdminUser(await findAccount(userId))
}

/**
 * Creates a link that sets a new password. Only this result contains it.
 * @throws NotFoundError, AppError `recent_sign_in_required`; `conflict` for a disabled account, and for the owner's from another administrator
 */
export async function createResetLink(ctx: Context, { userId }: UserKey): Promise<Link> {
  const { userId: adminId } = requireRecentAdmin(ctx)
  const user = await findAccount(userId)
  assertOwnerUntouched(user, adminId)
  if (user.disabledAt) {
    throw new AppError('conflict', 'This account is disabled. Enable it before creating a link.')
  }
  return db.transaction(async (tx) => {
    const link = await createAccountLink(tx, { userId, purpose: 'password_reset' })
    const event = 'password_reset_link_created'
    await recordAuditEvent(ctx, { userId, event, params: { adminId } }, tx)
    return { url: link.url, expiresAt: link.expiresAt.toISOString() }
  })
}

/**
 * Turns two-factor sign-in of an account off and ends its sessions, for a user who has lost the app and
 * the recovery codes. Without an app it changes nothing.
 * @throws NotFoundError, AppError `recent_sign_in_required`; `conflict` for the owner's account from another administrator
 */
export async function removeUserTwoFactor(ctx: Context, { userId }: UserKey): Promise<void> {
  const { userId: adminId } = requireRecentAdmin(ctx)
  assertOwnerUntouched(await findAccount(userId), adminId)
  await db.transaction(async (tx) => {
    if (!(await tx.totpFactors.remove(userId))) return
    await tx.recoveryCodes.replace(userId, [])
    await tx.sessionRevocations.revokeAll(userId)
    await recordAuditEvent(ctx, { userId, event: 'totp_disabled', params: { adminId } }, tx)
  })
  invalidateAllSessions()
}

/**
 * Deletes an account with all its data. `email` confirms which one.
 * @throws NotFoundError, AppError `recent_sign_in_required`; `conflict` for another address, the own account and that of the owner
 */
export async function deleteUser(
  ctx: Context,
  { userId, email }: UserKey & { email: string },
): Promise<void> {
  const { userId: adminId } = requireRecentAdmin(ctx)
  const user = await findAccount(userId)
  assertOther(user, adminId)
  if (user.email !== email) {
    throw new AppError('conflict', 'This is not the address of the account.', {
      faults: [{ path: 'email', code: 'invalid_value', message: 'Is not its address.' }],
    })
  }
  const event = 'user_deleted'
  await deleteAccount(userId, () => recordAuditEvent(ctx, { userId, event, params: { adminId } }))
}

async function findAccount(userId: string): Promise<Row> {
  const user = await db.adminUsers.find(userId)
  if (!user) throw new NotFoundError('User', userId)
  return user
}

/** Refuses the own account and that of the owner. */
function assertOther(user: Row, adminId: string): void {
  if (user.id === adminId) {
    throw new AppError('conflict', 'This is your own account.')
  }
  assertOwnerUntouched(user, adminId)
}

/** Refuses the account of the owner, except to the owner. */
function assertOwnerUntouched({ id, isOwner }: Row, adminId: string): void {
  if (!isOwner || id === adminId) return
  throw new AppError('conflict', 'This is the account of the owner of the server.')
}

const presentAdminUser = ({ emailVerifiedAt, disabledAt, lastSeenAt, ...row }: Row): AdminUser => ({
  ...row,
  isAdmin: isAdministrator(row),
  isEmailVerified: emailVerifiedAt !== null,
  isDisabled: disabledAt !== null,
  createdAt: row.createdAt.toISOString(),
  lastSeenAt: lastSeenAt === null ? null : new Date(lastSeenAt).toISOString(),
})
