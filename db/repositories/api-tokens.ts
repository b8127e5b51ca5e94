import { and, desc, eq, gt, isNull, lt, or, sql } from 'drizzle-orm'
import { expectRow } from '../expect-row'
import type { Database } from '../postgres'
import { rowsOf } from '../rows'
import { apiTokens, users } from '../schema/users'

type NewToken = Pick<
  typeof apiTokens.$inferInsert,
  'userId' | 'name' | 'hint' | 'tokenHash' | 'scopes' | 'expiresAt'
>
type Owned = { userId: string; id: string }

const columns = {
  id: apiTokens.id,
  name: apiTokens.name,
  hint: apiTokens.hint,
  scopes: apiTokens.scopes,
  createdAt: apiTokens.createdAt,
  lastUsedAt: apiTokens.lastUsedAt,
  expiresAt: apiTokens.expiresAt,
}

export const apiTokenRepository = (db: Database) => ({
  /** The newest first. */
  async list(userId: string) {
    return db
      .select(columns)
      .from(apiTokens)
      .where(eq(apiTokens.userId, userId))
      .orderBy(desc(apiTokens.id))
  },

  /** How many a user has; holds the user until the transaction ends, so that the count stays true. */
  async countForUpdate(userId: string): Promise<number> {
    await db.select({ id: users.id }).from(users).where(eq(users.id, userId)).for('update')
    const [row] = await rowsOf<{ count: number }>(
      db,
      sql`select count(*)::int as count from api_tokens where user_id = ${userId}`,
    )
    return row?.count ?? 0
  },

  async create(token: NewToken) {
    return expectRow(await db.insert(apiTokens).values(token).returning(columns))
  },

  /** Removes a token; answers what it was. */
  async remove({ userId, id }: Owned) {
    const [removed] = await db
      .delete(apiTokens)
      .where(and(eq(apiTokens.id, id), eq(apiTokens.userId, userId)))
      .returning({ name: apiTokens.name, hint: apiTokens.hint, tokenHash: apiTokens.tokenHash })
    return removed
  },

  /** Whose token it is and what it may do, while it is in time. */
  async findAlive(tokenHash: string) {
    const [row] = await db
      .select({
        id: apiTokens.id,
        scopes: apiTokens.scopes,
        expiresAt: apiTokens.expiresAt,
        lastUsedAt: apiTokens.lastUsedAt,
        userId: users.id,
        email: users.email,
        displayName: users.displayName,
      })
      .from(apiTokens)
      .innerJoin(users, eq(users.id, apiTokens.userId))
      .where(
        and(
          eq(apiTokens.tokenHash, tokenHash),
          or(isNull(apiTokens.expiresAt), gt(apiTokens.expiresAt, sql`now()`)),
        ),
      )
    return row
  },

  /** Notes a use, once a minute at most. */
  async noteUse(id: string): Promise<void> {
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
