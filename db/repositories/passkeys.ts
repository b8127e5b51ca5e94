import { and, asc, eq, or, sql } from 'drizzle-orm'
import type { Database } from '../postgres'
import { passkeys } from '../schema/passkeys'
import { isOwnedBy, type OwnedKey } from './owned'

export type PasskeyRow = typeof passkeys.$inferSelect
type NewPasskey = Omit<typeof passkeys.$inferInsert, 'id' | 'createdAt' | 'lastUsedAt'>

const isOwned = isOwnedBy(passkeys)

export const passkeyRepository = (db: Database) => ({
  /** The passkeys of a user, the oldest first. */
  async list(userId: string): Promise<PasskeyRow[]> {
    return db.select().from(passkeys).where(eq(passkeys.userId, userId)).orderBy(asc(passkeys.id))
  },

  /** Whether a user has a passkey. */
  async isAny(userId: string): Promise<boolean> {
    const found = await db
      .select({ id: passkeys.id })
      .from(passkeys)
      .where(eq(passkeys.userId, userId))
      .limit(1)
    return found.length > 0
  },

  async findByCredential(credentialId: string): Promise<PasskeyRow | undefined> {
    const [passkey] = await db
      .select()
      .from(passkeys)
      .where(eq(passkeys.credentialId, credentialId))
    return passkey
  },

  /** Adds a passkey; undefined if its credential is registered already. */
  async create(passkey: NewPasskey): Promise<PasskeyRow | undefined> {
    const [created] = await db.insert(passkeys).values(passkey).onConflictDoNothing().returning()
    return created
  },

  /** Stores a use; false if the counter did not increase, which reveals a copied authenticator. */
  async markUsed(id: string, use: { counter: number; isBackedUp: boolean }): Promise<boolean> {
    const isLater = sql`${passkeys.counter} < ${use.counter}`
    const countsNothing = sql`${passkeys.counter} = 0 and ${use.counter}::bigint = 0`
    const used = await db
      .update(passkeys)
      .set({ ...use, lastUsedAt: sql`now()` })
      .where(and(eq(passkeys.id, id), or(isLater, countsNothing)))
      .returning({ id: passkeys.id })
    return used.length > 0
  },

  async rename(owned: OwnedKey, name: string): Promise<PasskeyRow | undefined> {
    const [renamed] = await db.update(passkeys).set({ name }).where(isOwned(owned)).returning()
    return renamed
  },

  /** Removes a passkey of the user; undefined if there is none of this id. */
  async remove(owned: OwnedKey): Promise<PasskeyRow | undefined> {
    const [removed] = await db.delete(passkeys).where(isOwned(owned)).returning()
    return removed
  },

  /** Removes all passkeys of a user. Returns their number. */
  async removeAll(userId: string): Promise<number> {
    const removed = await db
      .delete(passkeys)
      .where(eq(passkeys.userId, userId))
      .returning({ id: passkeys.id })
    return removed.length
  },
})
