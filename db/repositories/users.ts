import { and, eq, inArray, isNotNull, sql } from 'drizzle-orm'
import { expectRow } from '../expect-row'
import type { Database } from '../postgres'
import { rowsOf } from '../rows'
import { users } from '../schema/users'

type NewUser = { email: string; displayName: string; passwordHash: string }
export type UserRow = typeof users.$inferSelect

export const userRepository = (db: Database) => ({
  async find(id: string): Promise<UserRow | undefined> {
    const [user] = await db.select().from(users).where(eq(users.id, id))
    return user
  },

  /** `email` is in lower case. */
  async findByEmail(email: string): Promise<UserRow | undefined> {
    const [user] = await db.select().from(users).where(sql`lower(${users.email}) = ${email}`)
    return user
  },

  /** @throws unique violation if the address is taken */
  async create(user: NewUser): Promise<UserRow> {
    return expectRow(await db.insert(users).values(user).returning())
  },

  /**
   * Turns a guest into a registered user; undefined if there is no such guest.
   * @throws unique violation if the address is taken
   */
  async upgradeGuest(id: string, user: NewUser): Promise<UserRow | undefined> {
    const [upgraded] = await db
      .update(users)
      .set({ ...user, guestUntil: null })
      .where(and(eq(users.id, id), isNotNull(users.guestUntil)))
      .returning()
    return upgraded
  },

  /** Up to `limit` expired guests, locked until the transaction ends. Skips those that register now. */
  async lockExpiredGuests(limit: number): Promise<string[]> {
    const rows = await rowsOf<{ id: string }>(
      db,
      sql`select id from users where guest_until < now()
          order by guest_until limit ${limit} for update skip locked`,
    )
    return rows.map(({ id }) => id)
  },

  async rename(id: string, displayName: string): Promise<UserRow | undefined> {
    const [user] = await db.update(users).set({ displayName }).where(eq(users.id, id)).returning()
    return user
  },

  /** Replaces the password; false if `oldHash` is not the current one any more. */
  async changePassword(id: string, oldHash: string, newHash: string): Promise<boolean> {
    const changed = await db
      .update(users)
      .set({ passwordHash: newHash })
      .where(and(eq(users.id, id), eq(users.passwordHash, oldHash)))
      .returning({ id: users.id })
    return changed.length > 0
  },

  /** Deletes users with all that they have. */
  async remove(...ids: string[]): Promise<void> {
    if (ids.length > 0) await db.delete(users).where(inArray(users.id, ids))
  },
})
