import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import type { Database } from '../postgres'
import { identities } from '../schema/identities'
import { isOwnedBy, type OwnedKey } from './owned'

/** An account at an identity provider. */
export type IdentityKey = { issuer: string; subject: string }

const isOwned = isOwnedBy(identities)

export const identityRepository = (db: Database) => ({
  /** The user of an identity; undefined if it is linked to none. Sets the time of the last use. */
  async use({ issuer, subject }: IdentityKey): Promise<string | undefined> {
    const [used] = await db
      .update(identities)
      .set({ lastUsedAt: sql`now()` })
      .where(and(eq(identities.issuer, issuer), eq(identities.subject, subject)))
      .returning({ userId: identities.userId })
    return used?.userId
  },

  /** @throws unique violation if the identity is linked already */
  async add(userId: string, key: IdentityKey): Promise<void> {
    await db.insert(identities).values({ userId, ...key })
  },

  /** The identities of a user, oldest first. */
  async list(userId: string) {
    return db
      .select({
        id: identities.id,
        issuer: identities.issuer,
        createdAt: identities.createdAt,
        lastUsedAt: identities.lastUsedAt,
      })
      .from(identities)
      .where(eq(identities.userId, userId))
      .orderBy(asc(identities.id))
  },

  /** Whether a user has an identity of `issuer`, which has no slash at its end. */
  async isAny(userId: string, issuer: string): Promise<boolean> {
    const isOfIssuer = inArray(identities.issuer, [issuer, `${issuer}/`])
    const found = await db
      .select({ id: identities.id })
      .from(identities)
      .where(and(eq(identities.userId, userId), isOfIssuer))
      .limit(1)
    return found.length > 0
  },

  /** Unlinks an identity; false if the user has none of this id. */
  async remove(owned: OwnedKey): Promise<boolean> {
    const removed = await db
      .delete(identities)
      .where(isOwned(owned))
      .returning({ id: identities.id })
    return removed.length > 0
  },

  /** Unlinks all identities of a user. Returns their number. */
  async removeAll(userId: string): Promise<number> {
    const removed = await db
      .delete(identities)
      .where(eq(identities.userId, userId))
      .returning({ id: identities.id })
    return removed.length
  },
})
