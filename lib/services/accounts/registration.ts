import 'server-only'
import { db } from '@/db'
import { hashToken } from '@/lib/auth/access-tokens'
import { isAdminAddress } from '@/lib/auth/administrators'
import { env } from '@/lib/config/env'
import type { Context } from '@/lib/context'
import { AppError } from '@/lib/errors'
import { recordAuditEvent } from '../shared/audit'
import { invalidLink } from './account-links'
import { type Account, emailTaken, insertAccount, prepareAccount } from './create-account'
import { queueEmailVerification } from './email-address'
import { isSetupCode } from './setup-code'

export type Registration = Account & {
  setupCode?: string
  /** The token of an invitation. */
  invitation?: string
}

/**
 * Creates an account, as REGISTRATION allows it. Without its setup code, an administrator's address is
 * refused like one that is taken, so that callers cannot identify administrators. A guest who calls becomes the account.
 * @throws AppError `email_taken`, `weak_password`, `registration_closed`, `invitation_needed`,
 * `invalid_link`, `insufficient_storage`
 */
export async function createAccount(
  ctx: Context,
  { setupCode, invitation, ...account }: Registration,
) {
  const { email } = account
  const hasSetupCode = isSetupCode(email, setupCode)
  if (setupCode && !hasSetupCode) {
    await recordAuditEvent(ctx, { userId: null, event: 'setup_code_rejected' })
  }
  if (!hasSetupCode) await assertRegistrationAllowed(email, invitation)
  const prepared = await prepareAccount(account)
  if (isAdminAddress(email) && !hasSetupCode) {
    await db.users.findByEmail(email)
    throw emailTaken()
  }
  const user = await db.ambientTransaction(async () => {
    const isUsed = invitation ? await db.invitations.use(hashToken(invitation), email) : true
    if (!isUsed && !hasSetupCode) throw invalidLink()
    return insertAccount(ctx, prepared)
  })
  await queueEmailVerification(user)
  return user
}

/** @throws AppError `registration_closed`, `invitation_needed`, `invalid_link` */
export async function assertRegistrationAllowed(email: string, invitation?: string): Promise<void> {
  const { REGISTRATION } = env()
  if (REGISTRATION === 'closed') {
    throw new AppError('registration_closed', 'This server accepts no new accounts.')
  }
  if (invitation === undefined) {
    if (REGISTRATION === 'open') return
    throw new AppError('invitation_needed', 'This server accepts new accounts by invitation only.')
  }
  if (!(await db.invitations.isValid(hashToken(invitation), email))) throw invalidLink()
}
