import { and, count, eq, isNull, sql } from 'drizzle-orm'
import type { Database } from '../postgres'
import { recoveryCodes } from '../schema/two-factor'

const isUnused = (userId: string) =>
  and(eq(recoveryCodes.userId, userId), isNull(recoveryCodes.usedAt))

export const recoveryCodeRepository = (db: Database) => ({
  /** Replaces all codes of a user. */
  async replace(userId: string, codeHashes: string[]): Promise<void> {
    await db.delete(recoveryCodes).where(eq(recoveryCodes.userId, userId))
    if (codeHashes.length === 0) return
    await db.insert(recoveryCodes).values(codeHashes.map((codeHash) => ({ userId, codeHash })))
  },

  /** Uses up a code; false if the user has no unused code with this hash. */
  async use(userId: string, codeHash: string): Promise<boolean> {
    const used = await db
      .update(recoveryCodes)
      .set({ usedAt: sql`now()` })
      .where(and(isUnused(userId), eq(recoveryCodes.codeHash, codeHash)))
      .returning({ codeHash: recoveryCodes.codeHash })
    return used.length > 0
  },

  async countUnused(userId: string): Promise<number> {
    const [row] = await db.select({ unused: count() }).from(recoveryCodes).where(isUnused(userId))
    return row?.unused ?? 0
  },
})
