import 'server-only'
import { db, isUniqueViolation, type Transaction } from '@/db'
import { hashToken } from '@/lib/auth/access-tokens'
import { isAdminAddress } from '@/lib/auth/administrators'
import { invalidateAllTokens } from '@/lib/auth/api-token-cache'
import { invalidateAllSessions } from '@/lib/auth/session-cache'
import type { Context } from '@/lib/context'
import { AppError } from '@/lib/errors'
import { isMailConfigured } from '@/lib/integrations/mail/smtp'
import { extendRequestScope } from '@/lib/observability/request-scope'
import { requireSession } from '../shared/access'
import { recordAuditEvent } from '../shared/audit'
import { invalidLink } from './account-links'
import { queueMail } from './account-mail'
import { emailTaken } from './create-account'
import { assertPassword, findUser } from './own-account'
import { revokeAccess, revokeUnverifiedAccess } from './revoke-access'

type User = { id: string; email: string }

/** Queues a mail with a link that confirms the address of a user. */
export const queueEmailVerification = ({ id, email }: User): Promise<void> =>
  queueMail({ kind: 'email_verification', userId: id, address: email })

/** Sends the link that confirms the current address again. @throws AppError `mail_not_configured` */
export async function requestEmailVerification(ctx: Context): Promise<void> {
  const { isGuest } = requireSession(ctx)
  if (isGuest) throw guestWithoutAddress()
  if (!isMailConfigured()) {
    throw new AppError('mail_not_configured', 'This server sends no mail.')
  }
  const user = await findUser(ctx)
  if (!user.emailVerifiedAt) await queueEmailVerification(user)
}

/**
 * Changes the address of the account after its password was entered. The new one must be confirmed by a
 * mail first; it takes effect at once if the server cannot send mail.
 * @throws AppError `invalid_credentials`, `rate_limited`, `email_taken`; `forbidden` for a guest
 */
export async function changeEmail(
  ctx: Context,
  { email, currentPassword }: { email: string; currentPassword?: string },
): Promise<{ status: 'changed' | 'confirmation_sent' }> {
  const user = await findUser(ctx)
  if (user.guestUntil) throw guestWithoutAddress()
  await assertPassword(ctx, user, currentPassword)
  if (email === user.email) return { status: 'changed' }
  if (isAdminAddress(email) || (await db.users.findByEmail(email))) throw emailTaken()
  if (!isMailConfigured()) {
    await applying(user.id, (tx) => applyEmail(ctx, tx, { user, email, isVerified: false }))
    return { status: 'changed' }
  }
  await recordAuditEvent(ctx, { userId: user.id, event: 'email_change_requested' })
  await queueMail({ kind: 'email_verification', userId: user.id, address: email })
  return { status: 'confirmation_sent' }
}

/**
 * Confirms the address that a link was sent to, which becomes the address of the account if it is a new
 * one. Without a session of that account, access that was added before it is revoked.
 * @throws AppError `invalid_link`, `email_taken`
 */
export async function confirmEmail(ctx: Context, { token }: { token: string }): Promise<void> {
  const key = { purpose: 'email_verification', tokenHash: hashToken(token) } as const
  const userId = await db.accountLinks.findUserId(key)
  if (userId === undefined) throw invalidLink()
  await applying(userId, async (tx) => {
    const user = await tx.accounts.findLocked(userId)
    const link = await tx.accountLinks.use(key)
    if (!user || !link?.email || user.disabledAt) throw invalidLink()
    if (!isSessionOf(ctx, userId)) await revokeEarlierAccess(ctx, tx, { user, email: link.email })
    if (await tx.accounts.verifyEmail(user.id, link.email)) {
      await recordAuditEvent(ctx, { userId, event: 'email_verified' }, tx)
      return undefined
    }
    if (isAdminAddress(link.email)) throw emailTaken()
    return applyEmail(ctx, tx, { user, email: link.email, isVerified: true })
  })
}

const isSessionOf = ({ actor }: Context, userId: string): boolean =>
  actor?.userId === userId && actor.sessionId !== null

type Mailbox = { user: User & { emailVerifiedAt: Date | null }; email: string }

/**
 * Revokes the access of the user who entered the address, who may not have its mailbox. A further link
 * for an address that is verified already changes nothing.
 */
async function revokeEarlierAccess(ctx: Context, tx: Transaction, { user, email }: Mailbox) {
  if (!user.emailVerifiedAt) return revokeUnverifiedAccess(ctx, tx, user.id)
  if (user.email.toLowerCase() !== email) await revokeAccess(ctx, tx, user.id)
}

type NewAddress = { user: User; email: string; isVerified: boolean }

/** Changes the address and revokes the links that were sent to the former one. Returns the former one. */
async function applyEmail(ctx: Context, tx: Transaction, { user, email, isVerified }: NewAddress) {
  await tx.accounts.changeEmail(user.id, email, isVerified)
  await tx.accountLinks.revokeAll(user.id)
  await recordAuditEvent(ctx, { userId: user.id, event: 'email_changed' }, tx)
  return user.email
}

/** Runs the change of an address in a transaction, and sends a notice to the former one that it returns. */
async function applying(
  userId: string,
  change: (tx: Transaction) => Promise<string | undefined>,
): Promise<void> {
  // The profile of this user is cached, not that of the caller.
  extendRequestScope({ userId })
  const former = await db.transaction(change).catch((error: unknown) => {
    throw isUniqueViolation(error) ? emailTaken(error) : error
  })
  invalidateAllSessions()
  invalidateAllTokens()
  if (former) await queueMail({ kind: 'email_changed', userId, address: former })
}

const guestWithoutAddress = () =>
  new AppError('forbidden', 'Guests have no e-mail address. Create an account first.')
