import 'server-only'
import { db, type Transaction } from '@/db'
import {
  ACCESS_TOKEN_SECONDS,
  generateRefreshToken,
  hashToken,
  REFRESH_TOKEN_DAYS,
  signAccessToken,
} from '@/lib/auth/access-tokens'
import type { Context } from '@/lib/context'
import type { Tokens } from '@/lib/contract/credentials'
import type { User } from '@/lib/contract/user'

const MAX_USER_AGENT_CHARS = 300
const DAY_MS = 24 * 60 * 60 * 1000

type UserRow = {
  id: string
  email: string
  displayName: string
  guestUntil: Date | null
  createdAt: Date
}
type Store = Pick<Transaction, 'authSessions' | 'refreshTokens'>

export const presentUser = ({ id, email, displayName, guestUntil, createdAt }: UserRow): User => ({
  id,
  email,
  displayName,
  isGuest: guestUntil !== null,
  createdAt: createdAt.toISOString(),
})

const inDays = (days: number) => new Date(Date.now() + days * DAY_MS)

/** Creates a session. Returns its id, for the cookie or the tokens. */
export const openSession = (
  ctx: Context,
  user: UserRow,
  kind: 'browser' | 'api',
): Promise<string> =>
  db.authSessions.create({
    userId: user.id,
    kind,
    userAgent: ctx.userAgent?.slice(0, MAX_USER_AGENT_CHARS) ?? null,
    expiresAt: inDays(REFRESH_TOKEN_DAYS),
  })

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
