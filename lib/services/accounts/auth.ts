import 'server-only'
import { db, isUniqueViolation } from '@/db'
import { hashToken } from '@/lib/auth/access-tokens'
import { compareWithDecoy, hashPassword, matchesHash } from '@/lib/auth/passwords/hash'
import { findPasswordFaults } from '@/lib/auth/passwords/strength'
import { invalidateSession } from '@/lib/auth/session-cache'
import type { Context } from '@/lib/context'
import type { Tokens } from '@/lib/contract/credentials'
import { AppError } from '@/lib/errors'
import { requireSession } from '../shared/access'
import { recordAuditEvent } from '../shared/audit'
import { describeDevice } from './describe-device'
import { upgradeGuest } from './guests'
import { assertSetupCode } from './setup-code'
import { issueTokens, openSession } from './sign-in'
import { assertSignInAllowed, clearSignInFailures } from './sign-in-limit'

type Credentials = { email: string; password: string }
type Registration = Credentials & { displayName?: string; setupCode?: string }

/**
 * Creates an account and signs in to it. A guest who calls keeps all data in the new account.
 * @throws AppError `email_taken`, `weak_password`, `setup_code_needed`
 */
export async function register(ctx: Context, registration: Registration): Promise<Tokens> {
  const user = await createAccount(ctx, registration)
  return issueTokens(db, user, await openSession(ctx, user, 'api'))
}

/** Creates an account. @throws AppError `email_taken`, `weak_password`, `setup_code_needed` */
export async function createAccount(ctx: Context, { email, password, ...rest }: Registration) {
  assertSetupCode(email, rest.setupCode)
  const displayName = rest.displayName ?? (email.split('@')[0] ?? email).slice(0, 100)
  const faults = await findPasswordFaults(password, { email, displayName })
  if (faults.length > 0) throw weakPassword(faults)
  const passwordHash = await hashPassword(password)
  try {
    const user =
      (await upgradeGuest(ctx, { email, displayName, passwordHash })) ??
      (await db.users.create({ email, displayName, passwordHash }))
    await recordAuditEvent(ctx, { userId: user.id, event: 'registered' })
    return user
  } catch (cause) {
    if (!isUniqueViolation(cause)) throw cause
    throw new AppError('email_taken', 'An account with this e-mail address exists.', {
      cause,
      faults: [{ path: 'email', message: 'Is already in use.' }],
    })
  }
}

/** Signs in for API clients. @throws AppError `invalid_credentials`, `rate_limited` */
export async function login(ctx: Context, credentials: Credentials): Promise<Tokens> {
  const user = await verifyCredentials(ctx, credentials)
  return issueTokens(db, user, await openSession(ctx, user, 'api'))
}

/**
 * Returns the user of an e-mail address and password. An unknown address takes as long as a wrong
 * password.
 * @throws AppError `invalid_credentials`, `rate_limited`
 */
export async function verifyCredentials(ctx: Context, { email, password }: Credentials) {
  const attempt = { email, address: ctx.address }
  await assertSignInAllowed(attempt)
  const user = await db.users.findByEmail(email)
  if (!user?.passwordHash) {
    await compareWithDecoy(password)
    throw invalidCredentials()
  }
  const isCorrect = await matchesHash(password, user.passwordHash)
  const event = isCorrect ? 'signed_in' : 'sign_in_failed'
  const device = describeDevice(ctx.userAgent ?? null)
  await recordAuditEvent(ctx, { userId: user.id, event, params: { device } })
  if (!isCorrect) throw invalidCredentials()
  await clearSignInFailures(attempt)
  return user
}

/**
 * Exchanges a refresh token for new tokens. Reuse revokes the session, because the token may be
 * stolen.
 * @throws AppError `invalid_token`, `refresh_token_reused`
 */
export async function refresh(
  ctx: Context,
  { refreshToken }: { refreshToken: string },
): Promise<Tokens> {
  const tokens = await db.transaction(async (tx) => {
    const used = await tx.refreshTokens.use(hashToken(refreshToken))
    if (!used?.isActive) return 'unknown'
    if (!used.isFirstUse) {
      await tx.sessionRevocations.revoke(used.sessionId)
      const { userId, sessionId } = used
      const params = { sessionId }
      await recordAuditEvent(ctx, { userId, event: 'refresh_token_reused', params }, tx)
      invalidateSession(used.sessionId)
      return 'reused'
    }
    const user = await tx.users.find(used.userId)
    if (!user) return 'unknown'
    await tx.authSessions.touch(used.sessionId)
    return issueTokens(tx, user, used.sessionId)
  })
  if (tokens === 'unknown') {
    throw new AppError(
      'invalid_token',
      'The refresh token is invalid or has expired. Sign in again.',
    )
  }
  if (tokens === 'reused') {
    throw new AppError(
      'refresh_token_reused',
      'This refresh token was already used. All tokens of its session were revoked. Sign in again.',
    )
  }
  return tokens
}

/** Revokes the calling session. */
export async function logout(ctx: Context): Promise<void> {
  const { sessionId, userId } = requireSession(ctx)
  await db.sessionRevocations.revoke(sessionId)
  await recordAuditEvent(ctx, { userId, event: 'signed_out' })
  invalidateSession(sessionId)
}

export const weakPassword = (faults: { path: string; message: string }[]) =>
  new AppError('weak_password', 'This password is too easy to guess.', { faults })

export const invalidCredentials = () =>
  new AppError('invalid_credentials', 'The e-mail address or the password is wrong.')
