import { and, eq, gt, isNull, lt, or, sql } from 'drizzle-orm'
import type { Database } from '../postgres'
import { apiTokens, users } from '../schema/users'

/** API tokens, as calls present them. */
export const bearerTokenRepository = (db: Database) => ({
  /** The token with this hash and its user; undefined if there is none, it has expired or the account is disabled. */
  async findActive(tokenHash: string) {
    const [row] = await db
      .select({
        id: apiTokens.id,
        scopes: apiTokens.scopes,
        expiresAt: apiTokens.expiresAt,
        lastUsedAt: apiTokens.lastUsedAt,
        userId: users.id,
        email: users.email,
        displayName: users.displayName,
        isOwner: users.isOwner,
      })
      .from(apiTokens)
      .innerJoin(users, eq(users.id, apiTokens.userId))
      .where(
        and(
          eq(apiTokens.tokenHash, tokenHash),
          isNull(users.disabledAt),
          or(isNull(apiTokens.expiresAt), gt(apiTokens.expiresAt, sql`now()`)),
        ),
      )
    return row
  },

  /** Sets the time of the last use, at most once a minute. */
  async markUsed(id: string): Promise<void> {
    await db
      .update(apiTokens)
      .set({ lastUsedAt: sql`now()` })
      .where(
        and(
          eq(apiTokens.id, id),
          or(
            isNull(apiTokens.lastUsedAt),
            lt(apiTokens.lastUsedAt, sql`now() - interval '1 minute'`),
          ),
        ),
      )
  },
})
