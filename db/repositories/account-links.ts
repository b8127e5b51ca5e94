import { and, count, eq, gt, isNotNull, isNull, lt, sql } from 'drizzle-orm'
import { expectRow } from '../expect-row'
import type { Database } from '../postgres'
import { accountLinks } from '../schema/account-links'

type Purpose = (typeof accountLinks.$inferSelect)['purpose']
type NewLink = {
  userId: string
  purpose: Purpose
  tokenHash: string
  email?: string
  expiresAt: Date
}
type LinkKey = { purpose: Purpose; tokenHash: string }

const isUsable = ({ purpose, tokenHash }: LinkKey) =>
  and(
    eq(accountLinks.tokenHash, tokenHash),
    eq(accountLinks.purpose, purpose),
    isNull(accountLinks.usedAt),
    gt(accountLinks.expiresAt, sql`now()`),
  )

const isUnused = (userId: string, purpose?: Purpose) =>
  and(
    eq(accountLinks.userId, userId),
    purpose && eq(accountLinks.purpose, purpose),
    isNull(accountLinks.usedAt),
  )

export const accountLinkRepository = (db: Database) => ({
  async add(link: NewLink): Promise<void> {
    await db.insert(accountLinks).values(link)
  },

  /** The number of links of a kind that a user was sent within the last hour. */
  async countRecentMailed(userId: string, purpose: Purpose): Promise<number> {
    const counted = await db
      .select({ count: count() })
      .from(accountLinks)
      .where(
        and(
          eq(accountLinks.userId, userId),
          eq(accountLinks.purpose, purpose),
          isNotNull(accountLinks.email),
          gt(accountLinks.createdAt, sql`now() - interval '1 hour'`),
        ),
      )
    return expectRow(counted).count
  },

  /** The user of an unused link; undefined if it is unknown, used or expired. */
  async findUserId(key: LinkKey): Promise<string | undefined> {
    const [link] = await db
      .select({ userId: accountLinks.userId })
      .from(accountLinks)
      .where(isUsable(key))
    return link?.userId
  },

  /** Marks a link as used, and returns it; undefined if it is unknown, used or expired. */
  async use(key: LinkKey): Promise<{ userId: string; email: string | null } | undefined> {
    const [link] = await db
      .update(accountLinks)
      .set({ usedAt: sql`now()` })
      .where(isUsable(key))
      .returning({ userId: accountLinks.userId, email: accountLinks.email })
    return link
  },

  /** Makes the unused links of a user invalid, of one kind or of all. */
  async revokeAll(userId: string, purpose?: Purpose): Promise<void> {
    await db.update(accountLinks).set({ usedAt: sql`now()` }).where(isUnused(userId, purpose))
  },

  /** Makes the unused links of a kind invalid that a user was sent: not those of administrators. */
  async revokeMailed(userId: string, purpose: Purpose): Promise<void> {
    await db
      .update(accountLinks)
      .set({ usedAt: sql`now()` })
      .where(and(isUnused(userId, purpose), isNotNull(accountLinks.email)))
  },

  /** Deletes links that expired a day ago. Returns their number. */
  async deleteExpired(): Promise<number> {
    const deleted = await db
      .delete(accountLinks)
      .where(lt(accountLinks.expiresAt, sql`now() - interval '1 day'`))
      .returning({ id: accountLinks.id })
    return deleted.length
  },
})
