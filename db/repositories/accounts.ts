import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Database } from '../postgres'
import { users } from '../schema/users'
import type { UserRow } from './users'

/** Changes of accounts by links and by administrators. */
export const accountRepository = (db: Database) => ({
  /** The user of an id; changes of the row wait until the transaction ends. */
  async findShared(id: string): Promise<UserRow | undefined> {
    const [user] = await db.select().from(users).where(eq(users.id, id)).for('share')
    return user
  },

  /** The user of an id, locked for a change until the transaction ends. */
  async findLocked(id: string): Promise<UserRow | undefined> {
    const [user] = await db.select().from(users).where(eq(users.id, id)).for('no key update')
    return user
  },

  /** Sets the password, whatever the current one is. */
  async setPassword(id: string, hash: string): Promise<void> {
    await db.update(users).set({ passwordHash: hash }).where(eq(users.id, id))
  },

  /** Marks the current address as verified; false if the user has another one meanwhile. */
  async verifyEmail(id: string, email: string): Promise<boolean> {
    const verified = await db
      .update(users)
      .set({ emailVerifiedAt: sql`now()` })
      .where(and(eq(users.id, id), sql`lower(${users.email}) = ${email}`))
      .returning({ id: users.id })
    return verified.length > 0
  },

  /** @throws unique violation if the address is taken */
  async changeEmail(id: string, email: string, isVerified: boolean): Promise<void> {
    const emailVerifiedAt = isVerified ? sql`now()` : null
    await db.update(users).set({ email, emailVerifiedAt }).where(eq(users.id, id))
  },

  /** Blocks an account, or ends that. */
  async setDisabled(id: string, isDisabled: boolean): Promise<void> {
    await db
      .update(users)
      .set({ disabledAt: isDisabled ? sql`now()` : null })
      .where(and(eq(users.id, id), isNull(users.guestUntil)))
  },
})
