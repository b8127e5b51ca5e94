import 'server-only'
import { db } from '@/db'
import { invalidateAllTokens } from '@/lib/auth/api-token-cache'
import { invalidateAllSessions } from '@/lib/auth/session-cache'
import type { Context } from '@/lib/context'
import { User } from '@/lib/contract/user'
import { requireSession, requireUser } from '../shared/access'
import { recordAuditEvent } from '../shared/audit'
import { cachedRead } from '../shared/cached-read'
import { deleteAccount } from './delete-account'
import { accountDeleted, assertPassword, findUser } from './own-account'
import { presentUser } from './sign-in'

const findCachedMe = cachedRead('me', User)

/** Returns the profile of the user. */
export async function findMe(ctx: Context): Promise<User> {
  const found = await findCachedMe(requireUser(ctx).userId)
  if (found.status === 'hit') return found.value
  return found.load(async () => presentUser(await findUser(ctx)))
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
 * @throws AppError `invalid_credentials`, `rate_limited`
 */
export async function removeMe(ctx: Context, { password }: { password?: string }): Promise<void> {
  requireSession(ctx)
  const user = await findUser(ctx)
  if (user.guestUntil === null) await assertPassword(ctx, user, password)
  await deleteAccount(user.id, () =>
    recordAuditEvent(ctx, { userId: user.id, event: 'account_deleted' }),
  )
}
