import 'server-only'
import { db } from '@/db'
import { comparePassword } from '@/lib/auth/passwords/hash'
import type { Context } from '@/lib/context'
import { AppError } from '@/lib/errors'
import { requireRecentSession, requireSession, requireUser } from '../shared/access'
import { recordAuditEvent } from '../shared/audit'
import { auditingRefusals } from '../shared/audit-refusals'
import { invalidCredentials } from './invalid-credentials'
import { assertSignInAllowed, clearSignInFailures } from './sign-in-limit'

type UserWithHash = { id: string; email: string; passwordHash: string | null }

/** Returns the row of the user. @throws AppError `unauthenticated` if the account was deleted */
export async function findUser(ctx: Context) {
  const user = await db.users.find(requireUser(ctx).userId)
  if (!user) throw accountDeleted()
  return user
}

/** Whether the account of the user has a password, and not only other ways to sign in. */
export const hasPassword = async (ctx: Context): Promise<boolean> =>
  (await findUser(ctx)).passwordHash !== null

export const accountDeleted = () =>
  new AppError('unauthenticated', 'This account no longer exists.')

/**
 * Compares the password of a user, for acts that need it. A wrong one counts as a failed sign-in.
 * An account without a password needs a recent sign-in instead.
 * @throws AppError `invalid_credentials`, `rate_limited`, `recent_sign_in_required`
 */
export async function assertPassword(
  ctx: Context,
  user: UserWithHash,
  password: string | undefined,
): Promise<void> {
  const { sessionId } = requireSession(ctx)
  if (user.passwordHash === null) {
    requireRecentSession(ctx)
    return
  }
  const attempt = { email: user.email, address: ctx.address, sessionId }
  await auditingRefusals(ctx, () => assertSignInAllowed(attempt), user.email)
  if ((await comparePassword(password ?? '', user.passwordHash)) === 'mismatch') {
    await recordAuditEvent(ctx, { userId: user.id, event: 'sign_in_failed' })
    throw invalidCredentials()
  }
  await clearSignInFailures(attempt)
}
