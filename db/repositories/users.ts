import { and, eq, inArray, isNotNull, or, sql } from 'drizzle-orm'
import { expectRow } from '../expect-row'
import type { Database } from '../postgres'
import { rowsOf } from '../rows'
import { users } from '../schema/users'

type NewUser = {
  email: string
  displayName: string
  passwordHash: string | null
  isOwner?: boolean
}
export type UserRow = typeof users.$inferSelect

export const userRepository = (db: Database) => ({
  async find(id: string): Promise<UserRow | undefined> {
    const [user] = await db.select().from(users).where(eq(users.id, id))
    return user
  },

  /** Returns a user, locked against other changes until the transaction ends. */
  async lock(id: string): Promise<UserRow | undefined> {
    const [user] = await db.select().from(users).where(eq(users.id, id)).for('no key update')
    return user
  },

  /** `email` is in lower case. */
  async findByEmail(email: string): Promise<UserRow | undefined> {
    const [user] = await db.select().from(users).where(sql`lower(${users.email}) = ${email}`)
    return user
  },

  /** Whether there is an owner, or an account with one of `emails`, which are in lower case. */
  async hasAdministrator(emails: string[]): Promise<boolean> {
    const isAdministrator = or(eq(users.isOwner, true), inArray(sql`lower(${users.email})`, emails))
    const found = await db.select({ id: users.id }).from(users).where(isAdministrator).limit(1)
    return found.length > 0
  },

  /** @throws unique violation if the address is taken, or if there is an owner already */
  async create(user: NewUser): Promise<UserRow> {
    return expectRow(await db.insert(users).values(user).returning())
  },

  /**
   * Turns a guest into a registered user; undefined if there is no such guest.
   * @throws unique violation if the address is taken, or if there is an owner already
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

  /** Replaces the password; false if `oldHash`, null for none, is not the current one any more. */
  async changePassword(id: string, oldHash: string | null, newHash: string): Promise<boolean> {
    const changed = await db
      .update(users)
      .set({ passwordHash: newHash })
      .where(and(eq(users.id, id), sql`${users.passwordHash} is not distinct from ${oldHash}`))
      .returning({ id: users.id })
    return changed.length > 0
  },

  /** Deletes users with all that they have. */
  async remove(...ids: string[]): Promise<void> {
    if (ids.length > 0) await db.delete(users).where(inArray(users.id, ids))
  },
})
