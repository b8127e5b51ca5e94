import 'server-only'
import { db, type Transaction } from '@/db'
import {
  ACCESS_TOKEN_SECONDS,
  generateRefreshToken,
  hashToken,
  REFRESH_TOKEN_DAYS,
  signAccessToken,
} from '@/lib/auth/access-tokens'
import { invalidateSession } from '@/lib/auth/session-cache'
import { env } from '@/lib/config/env'
import type { Context } from '@/lib/context'
import type { Tokens } from '@/lib/contract/credentials'
import type { User } from '@/lib/contract/user'
import { invalidCredentials } from './invalid-credentials'

const MAX_USER_AGENT_CHARS = 300
const DAY_MS = 24 * 60 * 60 * 1000

type UserRow = {
  id: string
  email: string
  displayName: string
  guestUntil: Date | null
  emailVerifiedAt: Date | null
  createdAt: Date
}
/** A user whose sign-in was verified, with what it was verified with. */
type VerifiedUser = UserRow & {
  passwordHash: string | null
  /** When its second factor was confirmed, null without one; absent if the sign-in needs none. */
  factorConfirmedAt?: Date | null
}
type Store = Pick<Transaction, 'authSessions' | 'refreshTokens'>

export const presentUser = (user: UserRow): User => ({
  id: user.id,
  email: user.email,
  displayName: user.displayName,
  isGuest: user.guestUntil !== null,
  isEmailVerified: user.emailVerifiedAt !== null,
  createdAt: user.createdAt.toISOString(),
})

const inDays = (days: number) => new Date(Date.now() + days * DAY_MS)

/**
 * Creates a session. Ends the oldest ones of the user if there are more than the limit. Returns its
 * id, for the cookie or the tokens.
 * @throws AppError `invalid_credentials` if the account was changed after the sign-in was verified
 */
export async function openSession(
  ctx: Context,
  user: VerifiedUser,
  kind: 'browser' | 'api',
): Promise<string> {
  return db.transaction(async (tx) => {
    await assertUnchanged(tx, user)
    const sessionId = await tx.authSessions.create({
      userId: user.id,
      kind,
      userAgent: ctx.userAgent?.slice(0, MAX_USER_AGENT_CHARS) ?? null,
      expiresAt: inDays(REFRESH_TOKEN_DAYS),
    })
    await tx.sessionRevocations.revokeOldest(user.id, env().userLimits.sessions)
    return sessionId
  })
}

// A change of the account ends its sessions; one that is opened after that would remain.
async function assertUnchanged(tx: Transaction, user: VerifiedUser): Promise<void> {
  const current = await tx.accounts.findShared(user.id)
  if (!current || current.disabledAt || current.passwordHash !== user.passwordHash) {
    throw invalidCredentials()
  }
  if (user.factorConfirmedAt === undefined) return
  const confirmedAt = (await tx.totpFactors.find(user.id))?.confirmedAt
  if (confirmedAt && confirmedAt.getTime() !== user.factorConfirmedAt?.getTime()) {
    throw invalidCredentials()
  }
}

/** Revokes the session that a browser replaces by a new one. */
export async function revokeReplacedSession(sessionId: string): Promise<void> {
  await db.sessionRevocations.revoke(sessionId)
  invalidateSession(sessionId)
}

/** Issues a short-lived access token and a single-use refresh token for a session. */
export async function issueTokens(store: Store, user: UserRow, sessionId: string): Promise<Tokens> {
  const refreshToken = generateRefreshToken()
  await store.refreshTokens.add({
    tokenHash: hashToken(refreshToken),
    sessionId,
    expiresAt: inDays(REFRESH_TOKEN_DAYS),
  })
  const accessToken = await signAccessToken({ sub: user.id, sid: sessionId })
  return {
    user: presentUser(user),
    accessToken,
    refreshToken,
    tokenType: 'Bearer',
    expiresIn: ACCESS_TOKEN_SECONDS,
  }
}
