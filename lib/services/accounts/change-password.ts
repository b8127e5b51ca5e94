import 'server-only'
import { db } from '@/db'
import { invalidateAllTokens } from '@/lib/auth/api-token-cache'
import { hashPassword } from '@/lib/auth/passwords/hash'
import { invalidateAllSessions } from '@/lib/auth/session-cache'
import type { Context } from '@/lib/context'
import { AppError } from '@/lib/errors'
import { requireSession } from '../shared/access'
import { recordAuditEvent } from '../shared/audit'
import { queueMail } from './account-mail'
import { assertNewPassword } from './new-password'
import { assertPassword, findUser } from './own-account'
import { revokeTokens } from './revoke-access'

type Change = { currentPassword?: string; newPassword: string; revokeTokens: boolean }

/**
 * Changes the password and revokes all other sessions and all links of mails, and with `revokeTokens`
 * all API tokens.
 * @throws AppError `invalid_credentials`, `rate_limited`, `weak_password`, `conflict` if it changed meanwhile
 */
export async function changePassword(
  ctx: Context,
  { currentPassword, newPassword, revokeTokens: withTokens }: Change,
): Promise<void> {
  const { sessionId } = requireSession(ctx)
  const user = await findUser(ctx)
  await assertPassword(ctx, user, currentPassword)
  await assertNewPassword(newPassword, user, 'newPassword')
  const hash = await hashPassword(newPassword)
  await db.transaction(async (tx) => {
    if (!(await tx.users.changePassword(user.id, user.passwordHash, hash))) {
      throw new AppError('conflict', 'The password was changed by another request. Try again.')
    }
    await tx.accountLinks.revokeAll(user.id)
    await tx.sessionRevocations.revokeAll(user.id, sessionId)
    await recordAuditEvent(ctx, { userId: user.id, event: 'password_changed' }, tx)
    if (withTokens) await revokeTokens(ctx, tx, user.id)
  })
  invalidateAllSessions()
  if (withTokens) invalidateAllTokens()
  await queueMail({ kind: 'password_changed', userId: user.id, address: user.email })
}
