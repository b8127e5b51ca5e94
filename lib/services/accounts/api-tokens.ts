import 'server-only'
import { db } from '@/db'
import { hashToken } from '@/lib/auth/access-tokens'
import { invalidateToken } from '@/lib/auth/api-token-cache'
import { generateApiToken } from '@/lib/auth/api-tokens'
import type { Context } from '@/lib/context'
import type { ApiToken, NewApiToken } from '@/lib/contract/api-tokens'
import type { TokenScope } from '@/lib/contract/contract'
import { AppError, InvalidInputError, NotFoundError } from '@/lib/errors'
import { requireRecentSession, requireSession } from '../shared/access'
import { recordAuditEvent } from '../shared/audit'
import { assertBelowLimit } from '../shared/user-limits'

type TokenRequest = { name: string; scopes: TokenScope[]; expiresAt?: string | null }
type Row = Awaited<ReturnType<typeof db.apiTokens.list>>[number]

/** Lists the API tokens of the user without their secrets, newest first. */
export async function listApiTokens(ctx: Context) {
  const rows = await db.apiTokens.list(requireSession(ctx).userId)
  return { data: rows.map(presentToken), nextCursor: null }
}

/**
 * Creates an API token. Only this result contains its secret.
 * @throws AppError `forbidden` for a guest, `recent_sign_in_required`, `too_many_tokens`
 */
export async function createApiToken(
  ctx: Context,
  { name, scopes, expiresAt }: TokenRequest,
): Promise<NewApiToken> {
  const { userId, isGuest } = requireRecentSession(ctx)
  if (isGuest)
    throw new AppError('forbidden', 'Guests cannot have API tokens. Create an account first.')
  const { token, hint } = generateApiToken()
  const row = await db.transaction(async (tx) => {
    await assertBelowLimit(tx, userId, 'tokens')
    const created = await tx.apiTokens.create({
      userId,
      name,
      hint,
      tokenHash: hashToken(token),
      scopes: [...new Set(scopes)].sort(),
      expiresAt: expiresAt ? parseFutureInstant(expiresAt) : null,
    })
    const params = { hint, scopes: created.scopes.join(' ') }
    await recordAuditEvent(ctx, { userId, event: 'token_created', params }, tx)
    return created
  })
  return { ...presentToken(row), token }
}

/** Revokes an API token at once. @throws NotFoundError */
export async function removeApiToken(ctx: Context, { keyId }: { keyId: string }): Promise<void> {
  const { userId } = requireSession(ctx)
  const removed = await db.transaction(async (tx) => {
    const token = await tx.apiTokens.remove({ userId, id: keyId })
    if (!token) throw new NotFoundError('API token', keyId)
    const params = { hint: token.hint }
    await recordAuditEvent(ctx, { userId, event: 'token_revoked', params }, tx)
    return token
  })
  invalidateToken(removed.tokenHash)
}

const presentToken = ({ createdAt, lastUsedAt, expiresAt, ...token }: Row): ApiToken => ({
  ...token,
  createdAt: createdAt.toISOString(),
  lastUsedAt: lastUsedAt?.toISOString() ?? null,
  expiresAt: expiresAt?.toISOString() ?? null,
})

function parseFutureInstant(instant: string): Date {
  const date = new Date(instant)
  if (date.getTime() > Date.now()) return date
  throw new InvalidInputError([
    { path: 'expiresAt', code: 'too_small', message: 'Must be in the future.' },
  ])
}
