import 'server-only'
import { db } from '@/db'
import { comparePassword, compareWithDecoy, hashPassword } from '@/lib/auth/passwords/hash'
import { invalidateSession } from '@/lib/auth/session-cache'
import type { Context } from '@/lib/context'
import type { Tokens } from '@/lib/contract/credentials'
import { AppError } from '@/lib/errors'
import { requireSession } from '../shared/access'
import { type AuditedRequest, recordAuditEvent } from '../shared/audit'
import { auditingRefusals } from '../shared/audit-refusals'
import { invalidCredentials } from './invalid-credentials'
import { createAccount, type Registration } from './registration'
import { issueTokens, openSession } from './sign-in'
import { type Attempt, assertSignInAllowed, clearSignInFailures } from './sign-in-limit'
import { assertSecondFactor, type SecondFactor } from './two-factor/second-factor'

type Credentials = { email: string; password: string } & SecondFactor

/** Creates an account and signs in to it for API clients. @throws AppError as `createAccount` */
export async function register(ctx: Context, registration: Registration): Promise<Tokens> {
  const user = await createAccount(ctx, registration)
  return issueTokens(db, user, await openSession(ctx, user, 'api'))
}

/** Signs in for API clients. @throws AppError as `verifyCredentials` */
export async function login(ctx: Context, credentials: Credentials): Promise<Tokens> {
  const user = await verifyCredentials(ctx, credentials)
  return issueTokens(db, user, await openSession(ctx, user, 'api'))
}

/**
 * Returns the user of an e-mail address and password, and of a second factor if the account has one. An
 * unknown address takes as long as a wrong password.
 * @throws AppError `invalid_credentials`, `account_disabled`,
 * `totp_required`, `invalid_totp`, `rate_limited`
 */
export async function verifyCredentials(
  ctx: Context,
  { email, password, deviceToken, ...secondFactor }: Credentials & Pick<Attempt, 'deviceToken'>,
) {
  const attempt = { email, address: ctx.address, deviceToken }
  await auditingRefusals(ctx, () => assertSignInAllowed(attempt), email)
  const user = await db.users.findByEmail(email)
  if (!user?.passwordHash) {
    await compareWithDecoy(password)
    await recordAuditEvent(ctx, { userId: null, event: 'sign_in_failed' })
    throw invalidCredentials()
  }
  const comparison = await comparePassword(password, user.passwordHash)
  if (comparison === 'mismatch') {
    await recordAuditEvent(ctx, { userId: user.id, event: 'sign_in_failed' })
    throw invalidCredentials()
  }
  // Only who has the password learns that the account is disabled.
  assertNotDisabled(user)
  // The second factor counts its own attempts.
  await clearSignInFailures(attempt)
  const factorConfirmedAt = await auditingRefusals(
    ctx,
    () => assertSecondFactor(ctx, user.id, secondFactor),
    email,
  )
  await recordAuditEvent(ctx, { userId: user.id, event: 'signed_in' })
  const { passwordHash: oldHash } = user
  const passwordHash =
    comparison === 'outdated' ? await rehash(ctx, user.id, { password, oldHash }) : oldHash
  return { ...user, passwordHash, factorConfirmedAt }
}

/** @throws AppError `account_disabled` */
export function assertNotDisabled({ disabledAt }: { disabledAt: Date | null }): void {
  if (disabledAt) {
    throw new AppError('account_disabled', 'An administrator has disabled this account.')
  }
}

/**
 * Hashes a password with the current pepper and cost. Returns the stored hash of the password, which a
 * parallel sign-in may have replaced. A failure does not prevent the sign-in.
 */
async function rehash(
  ctx: Context,
  userId: string,
  { password, oldHash }: { password: string; oldHash: string },
): Promise<string> {
  try {
    const hash = await hashPassword(password)
    if (await db.users.changePassword(userId, oldHash, hash)) return hash
    const current = (await db.users.find(userId))?.passwordHash
    if (current && (await comparePassword(password, current)) === 'match') return current
  } catch (error) {
    ctx.log.warn({ err: error }, 'password rehash failed')
  }
  return oldHash
}

/** Revokes the calling session. */
export async function logout(ctx: Context): Promise<void> {
  await endSessionOf(requireSession(ctx), ctx)
}

/** Revokes the session of a user who signs out. An earlier end of it is no failure. */
export async function endSessionOf(
  { userId, sessionId }: { userId: string; sessionId: string },
  request: AuditedRequest,
): Promise<void> {
  if (await db.sessionRevocations.revokeOwned({ userId, id: sessionId }))
    await recordAuditEvent(request, { userId, event: 'signed_out' })
  invalidateSession(sessionId)
}
