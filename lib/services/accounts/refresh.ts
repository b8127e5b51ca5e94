import 'server-only'
import { db } from '@/db'
import { hashToken } from '@/lib/auth/access-tokens'
import { invalidateSession } from '@/lib/auth/session-cache'
import type { Context } from '@/lib/context'
import type { Tokens } from '@/lib/contract/credentials'
import { AppError } from '@/lib/errors'
import { recordAuditEvent } from '../shared/audit'
import { findRefreshReply, keepRefreshReply } from './refresh-reply'
import { issueTokens } from './sign-in'

/**
 * Exchanges a refresh token for new tokens. The same client gets the same tokens again for ten seconds,
 * because a reply can be lost. Any other reuse revokes the session, because the token may be stolen.
 * @throws AppError `invalid_token`, `refresh_token_reused`
 */
export async function refresh(
  ctx: Context,
  { refreshToken }: { refreshToken: string },
): Promise<Tokens> {
  const tokenHash = hashToken(refreshToken)
  const tokens = await db.transaction(async (tx) => {
    const used = await tx.refreshTokens.use(tokenHash)
    if (!used?.isActive) return 'unknown'
    const { userId, sessionId } = used
    if (!used.isFirstUse) {
      const reply = await findRefreshReply(ctx, { userId, tokenHash })
      if (reply) return reply
      await tx.sessionRevocations.revoke(sessionId)
      const params = { sessionId }
      await recordAuditEvent(ctx, { userId, event: 'refresh_token_reused', params }, tx)
      invalidateSession(sessionId)
      return 'reused'
    }
    const user = await tx.users.find(userId)
    if (!user || user.disabledAt) return 'unknown'
    await tx.authSessions.touch(sessionId)
    const issued = await issueTokens(tx, user, sessionId)
    // Before the commit: a parallel call of the client waits for it.
    await keepRefreshReply(ctx, { userId, tokenHash, tokens: issued })
    return issued
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
