import 'server-only'
import { db, type Transaction } from '@/db'
import { hashToken } from '@/lib/auth/access-tokens'
import { invalidateAllTokens } from '@/lib/auth/api-token-cache'
import { hashPassword } from '@/lib/auth/passwords/hash'
import { invalidateAllSessions } from '@/lib/auth/session-cache'
import { env } from '@/lib/config/env'
import type { Context } from '@/lib/context'
import { AppError } from '@/lib/errors'
import { isMailConfigured } from '@/lib/integrations/mail/smtp'
import { recordAuditEvent } from '../shared/audit'
import { invalidLink } from './account-links'
import { queueMail } from './account-mail'
import { assertAttemptAllowed, digest } from './attempt-delay'
import { assertNewPassword } from './new-password'
import { revokeTokens, revokeUnverifiedAccess } from './revoke-access'
import { clearSignInFailures } from './sign-in-limit'

/** Requests without a delay: for one address, and from one network for all addresses. */
const MAX_UNDELAYED = { address: 3, network: 10 }
const PURPOSE = 'password_reset'

/**
 * Queues a mail with a link that sets a new password. Known and unknown addresses get the same
 * response after the same work: the job looks for the account.
 * @throws AppError `mail_not_configured`, `rate_limited`
 */
export async function requestPasswordReset(
  ctx: Context,
  { email }: { email: string },
): Promise<void> {
  if (!isMailConfigured()) {
    throw new AppError(
      'mail_not_configured',
      'This server sends no mail. Ask its administrator for a link.',
    )
  }
  if (env().rateLimits.isOn) {
    await assertAttemptAllowed(
      [counter('address', email), counter('network', ctx.address ?? '')],
      'requests for a new password',
    )
  }
  await queueMail({ kind: PURPOSE, address: email })
  await recordAuditEvent(ctx, { userId: null, event: 'password_reset_requested' })
}

const counter = (kind: keyof typeof MAX_UNDELAYED, subject: string) => ({
  key: `{password-reset}:${kind}:${digest(subject)}`,
  undelayed: MAX_UNDELAYED[kind],
})

type Reset = { token: string; newPassword: string; revokeTokens: boolean }

/**
 * Sets a new password with the token of a link, ends all sessions of the user and revokes the other
 * links; with `revokeTokens` all API tokens are revoked too. A link of a mail verifies the address.
 * @throws AppError `invalid_link`, `weak_password`
 */
export async function resetPassword(
  ctx: Context,
  { token, newPassword, revokeTokens: withTokens }: Reset,
): Promise<void> {
  const key = { purpose: PURPOSE, tokenHash: hashToken(token) } as const
  const userId = await db.accountLinks.findUserId(key)
  const user = userId === undefined ? undefined : await db.users.find(userId)
  if (!user || user.disabledAt) throw invalidLink()
  await assertNewPassword(newPassword, user, 'newPassword')
  const hash = await hashPassword(newPassword)
  await db.transaction(async (tx) => {
    // Before the links, as everywhere: two transactions in opposite orders would block each other.
    await tx.accounts.setPassword(user.id, hash)
    const link = await tx.accountLinks.use(key)
    if (!link) throw invalidLink()
    if (link.email !== null) await verifyMailbox(ctx, tx, { userId: user.id, email: link.email })
    await tx.accountLinks.revokeAll(user.id)
    await tx.sessionRevocations.revokeAll(user.id)
    await recordAuditEvent(ctx, { userId: user.id, event: 'password_reset' }, tx)
    if (withTokens) await revokeTokens(ctx, tx, user.id)
  })
  invalidateAllSessions()
  invalidateAllTokens()
  await clearSignInFailures({ email: user.email, address: ctx.address })
  await queueMail({ kind: 'password_changed', userId: user.id, address: user.email })
}

type Mailbox = { userId: string; email: string }

/** Verifies the address that received a link. An account that was not verified loses all other access. */
async function verifyMailbox(ctx: Context, tx: Transaction, { userId, email }: Mailbox) {
  const user = await tx.accounts.findLocked(userId)
  if (user?.emailVerifiedAt) return
  await revokeUnverifiedAccess(ctx, tx, userId)
  if (!(await tx.accounts.verifyEmail(userId, email))) throw invalidLink()
  await recordAuditEvent(ctx, { userId, event: 'email_verified' }, tx)
}
