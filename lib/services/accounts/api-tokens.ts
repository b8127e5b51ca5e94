import 'server-only'
import { db } from '@/db'
import { hashToken } from '@/lib/auth/access-tokens'
import { invalidateToken } from '@/lib/auth/api-token-cache'
import { generateApiToken } from '@/lib/auth/api-tokens'
import type { Context } from '@/lib/context'
import type { ApiToken, NewApiToken } from '@/lib/contract/api-tokens'
import type { TokenScope } from '@/lib/contract/contract'
import { AppError, InvalidInputError, NotFoundError } from '@/lib/errors'
import { requireSession } from '../shared/access'

const MAX_TOKENS_PER_USER = 50

type TokenRequest = { name: string; scopes: TokenScope[]; expiresAt?: string | null }
type Row = Awaited<ReturnType<typeof db.apiTokens.list>>[number]

/** The user's API tokens, the newest first, without their secrets. */
export async function listApiTokens(ctx: Context) {
  const rows = await db.apiTokens.list(requireSession(ctx).userId)
  return { data: rows.map(present), nextCursor: null }
}

/** Makes a token and shows it this once. Throws `forbidden` for a guest, `conflict` at 50 tokens. */
export async function createApiToken(
  ctx: Context,
  { name, scopes, expiresAt }: TokenRequest,
): Promise<NewApiToken> {
  const { userId, isGuest } = requireSession(ctx)
  if (isGuest) throw new AppError('forbidden', 'A guest has no API tokens. Make an account first.')
  const { token, hint } = generateApiToken()
  const row = await db.transaction(async (tx) => {
    if ((await tx.apiTokens.countForUpdate(userId)) >= MAX_TOKENS_PER_USER) throw tooMany()
    const created = await tx.apiTokens.create({
      userId,
      name,
      hint,
      tokenHash: hashToken(token),
      scopes: [...new Set(scopes)].sort(),
      expiresAt: expiresAt ? parseFutureInstant(expiresAt) : null,
    })
    await tx.auditLog.add({
      userId,
      event: 'token_created',
      requestId: ctx.requestId,
      detail: { hint, scopes: created.scopes.join(' ') },
    })
    return created
  })
  return { ...present(row), token }
}

/** Revokes a token at once. Throws `not_found`. */
export async function removeApiToken(ctx: Context, { keyId }: { keyId: string }): Promise<void> {
  const { userId } = requireSession(ctx)
  const removed = await db.transaction(async (tx) => {
    const token = await tx.apiTokens.remove({ userId, id: keyId })
    if (!token) throw new NotFoundError('API token', keyId)
    await tx.auditLog.add({
      userId,
      event: 'token_revoked',
      requestId: ctx.requestId,
      detail: { hint: token.hint },
    })
    return token
  })
  invalidateToken(removed.tokenHash)
}

const present = ({ createdAt, lastUsedAt, expiresAt, ...token }: Row): ApiToken => ({
  ...token,
  createdAt: createdAt.toISOString(),
  lastUsedAt: lastUsedAt?.toISOString() ?? null,
  expiresAt: expiresAt?.toISOString() ?? null,
})

function parseFutureInstant(instant: string): Date {
  const date = new Date(instant)
  if (date.getTime() > Date.now()) return date
  throw new InvalidInputError([{ path: 'expiresAt', message: 'Must lie in the future.' }])
}

const tooMany = () =>
  new AppError(
    'conflict',
    `You have ${MAX_TOKENS_PER_USER} API tokens, the maximum. Revoke one first.`,
    { params: { max: MAX_TOKENS_PER_USER } },
  )
