import { desc, eq } from 'drizzle-orm'
import { expectRow } from '../expect-row'
import type { Database } from '../postgres'
import { apiTokens } from '../schema/users'
import { isOwnedBy, type OwnedKey } from './owned'

type NewToken = Pick<
  typeof apiTokens.$inferInsert,
  'userId' | 'name' | 'hint' | 'tokenHash' | 'scopes' | 'expiresAt'
>

const columns = {
  id: apiTokens.id,
  name: apiTokens.name,
  hint: apiTokens.hint,
  scopes: apiTokens.scopes,
  createdAt: apiTokens.createdAt,
  lastUsedAt: apiTokens.lastUsedAt,
  expiresAt: apiTokens.expiresAt,
}

const isOwned = isOwnedBy(apiTokens)

/** API tokens, as their owners manage them. */
export const apiTokenRepository = (db: Database) => ({
  /** All tokens of a user, the newest first. */
  async list(userId: string) {
    return db
      .select(columns)
      .from(apiTokens)
      .where(eq(apiTokens.userId, userId))
      .orderBy(desc(apiTokens.id))
  },

  async create(token: NewToken) {
    return expectRow(await db.insert(apiTokens).values(token).returning(columns))
  },

  /** Removes all tokens of a user and returns them. */
  async removeAll(userId: string) {
    return db
      .delete(apiTokens)
      .where(eq(apiTokens.userId, userId))
      .returning({ hint: apiTokens.hint })
  },

  /** Removes a token and returns it; undefined if the user has no such token. */
  async remove(owned: OwnedKey) {
    const [removed] = await db
      .delete(apiTokens)
      .where(isOwned(owned))
      .returning({ name: apiTokens.name, hint: apiTokens.hint, tokenHash: apiTokens.tokenHash })
    return removed
  },
})
