import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Database } from '../postgres'
import { totpFactors } from '../schema/two-factor'

export type TotpFactorRow = typeof totpFactors.$inferSelect

/** Whether a factor is that of a user. */
export const isOf = (userId: string) => eq(totpFactors.userId, userId)

export const totpFactorRepository = (db: Database) => ({
  /** The factor of a user, confirmed or not. */
  async find(userId: string): Promise<TotpFactorRow | undefined> {
    const [factor] = await db.select().from(totpFactors).where(isOf(userId))
    return factor
  },

  /** As `find`, locked until the transaction ends. */
  async findLocked(userId: string): Promise<TotpFactorRow | undefined> {
    const [factor] = await db.select().from(totpFactors).where(isOf(userId)).for('update')
    return factor
  },

  /** Stores a secret that a code must confirm; false if the user has a confirmed one. */
  async begin(userId: string, secret: string): Promise<boolean> {
    const begun = await db
      .insert(totpFactors)
      .values({ userId, secret })
      .onConflictDoUpdate({
        target: totpFactors.userId,
        set: { secret, lastStep: null, attempts: 0, lockedUntil: null, createdAt: sql`now()` },
        setWhere: isNull(totpFactors.confirmedAt),
      })
      .returning({ userId: totpFactors.userId })
    return begun.length > 0
  },

  /** Confirms a secret; false if it was replaced or confirmed in the meantime. */
  async confirm({ userId, secret }: TotpFactorRow): Promise<boolean> {
    const confirmed = await db
      .update(totpFactors)
      .set({ confirmedAt: sql`now()` })
      .where(and(isOf(userId), eq(totpFactors.secret, secret), isNull(totpFactors.confirmedAt)))
      .returning({ userId: totpFactors.userId })
    return confirmed.length > 0
  },

  /** Removes the factor; false if there was none. */
  async remove(userId: string): Promise<boolean> {
    const removed = await db
      .delete(totpFactors)
      .where(isOf(userId))
      .returning({ userId: totpFactors.userId })
    return removed.length > 0
  },
})
