import 'server-only'
import { db, isUniqueViolation } from '@/db'
import { hashToken } from '@/lib/auth/access-tokens'
import { compareWithDecoy, hashPassword, matchesHash } from '@/lib/auth/passwords/hash'
import { findPasswordFaults } from '@/lib/auth/passwords/strength'
import { invalidateSession } from '@/lib/auth/session-cache'
import type { Context } from '@/lib/context'
import type { Tokens } from '@/lib/contract/auth'
import { AppError } from '@/lib/errors'
import { requireSession } from '../shared/access'
import { upgradeGuest } from './guests'
import { assertSetupCode } from './setup-code'
import { issueTokens, openSession } from './sign-in'
import { assertSignInAllowed, clearSignInFailures } from './sign-in-limit'

type Credentials = { email: string; password: string }
type Registration = Credentials & { displayName?: string; setupCode?: string }

/**
 * Makes an account and signs in to it. A guest who asks becomes the account and keeps everything.
 * Throws `email_taken`, `weak_password`, `setup_code_needed`.
 */
export async function register(ctx: Context, registration: Registration): Promise<Tokens> {
  const user = await createAccount(ctx, registration)
  return issueTokens(db, user, await openSession(ctx, user, 'api'))
}

/** Makes an account. Throws `email_taken`, `weak_password`, `setup_code_needed`. */
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
    await db.auditLog.add({ userId: user.id, event: 'registered', requestId: ctx.requestId })
    return user
  } catch (cause) {
    if (!isUniqueViolation(cause)) throw cause
    throw new AppError('email_taken', 'There is an account with this e-mail address.', {
      cause,
      faults: [{ path: 'email', message: 'Is already in use.' }],
    })
  }
}

/** Signs in. Throws `invalid_credentials`, `rate_limited`. */
export async function login(ctx: Context, credentials: Credentials): Promise<Tokens> {
  const user = await verifyCredentials(ctx, credentials)
  return issueTokens(db, user, await openSession(ctx, user, 'api'))
}

/** The user of an address and password; an unknown one takes as long as a wrong password. */
export async function verifyCredentials(ctx: Context, { email, password }: Credentials) {
  const attempt = { email, address: ctx.address }
  await assertSignInAllowed(attempt)
  const user = await db.users.findByEmail(email)
  if (!user?.passwordHash) {
    await compareWithDecoy(password)
    throw invalidCredentials()
  }
  const isRight = await matchesHash(password, user.passwordHash)
  await db.auditLog.add({
    userId: user.id,
    event: isRight ? 'signed_in' : 'sign_in_failed',
    requestId: ctx.requestId,
  })
  if (!isRight) throw invalidCredentials()
  await clearSignInFailures(attempt)
  return user
}

/** Trades a refresh token for new tokens. Throws `invalid_token`, `refresh_token_reused`. */
export async function refresh(
  ctx: Context,
  { refreshToken }: { refreshToken: string },
): Promise<Tokens> {
  const tokens = await db.transaction(async (tx) => {
    const used = await tx.refreshTokens.use(hashToken(refreshToken))
    if (!used?.isActive) return 'unknown'
    if (!used.isFirstUse) {
      await tx.sessionRevocations.revoke(used.sessionId)
      await tx.auditLog.add({
        userId: used.userId,
        event: 'refresh_token_reused',
        requestId: ctx.requestId,
      })
      invalidateSession(used.sessionId)
      return 'reused'
    }
    const user = await tx.users.find(used.userId)
    if (!user) return 'unknown'
    await tx.authSessions.touch(used.sessionId)
    return issueTokens(tx, user, used.sessionId)
  })
  if (tokens === 'unknown') {
    throw new AppError('invalid_token', 'The refresh token is not valid. Sign in again.')
  }
  if (tokens === 'reused') {
    throw new AppError(
      'refresh_token_reused',
      'This refresh token was used before. For safety every token of that sign-in is void now. Sign in again.',
    )
  }
  return tokens
}

/** Ends the session that asks. */
export async function logout(ctx: Context): Promise<void> {
  const { sessionId, userId } = requireSession(ctx)
  await db.sessionRevocations.revoke(sessionId)
  await db.auditLog.add({ userId, event: 'signed_out', requestId: ctx.requestId })
  invalidateSession(sessionId)
}

export const weakPassword = (faults: { path: string; message: string }[]) =>
  new AppError('weak_password', 'This password is too easy to guess.', { faults })

export const invalidCredentials = () =>
  new AppError('invalid_credentials', 'E-mail address or password is wrong.')
