import { and, eq, isNull, lt, lte, or, sql } from 'drizzle-orm'
import type { Database } from '../postgres'
import { totpFactors } from '../schema/two-factor'
import { isOf, type TotpFactorRow } from './totp-factors'

/** The fifth attempt without an accepted code locks the factor for a minute; each further one doubles it. */
const LOCKING_ATTEMPT = 5
/** 64 minutes. */
const MAX_DOUBLINGS = 6

export const totpAttemptRepository = (db: Database) => ({
  /**
   * Counts an attempt before its code is compared, so that parallel attempts are all counted. Returns
   * the factor; undefined if it is locked or absent.
   */
  async countAttempt(userId: string): Promise<TotpFactorRow | undefined> {
    const attempts = sql`${totpFactors.attempts} + 1`
    const doublings = sql`least(${attempts} - ${LOCKING_ATTEMPT}, ${MAX_DOUBLINGS}::int)`
    const [factor] = await db
      .update(totpFactors)
      .set({
        attempts,
        lockedUntil: sql`case when ${attempts} >= ${LOCKING_ATTEMPT}
          then now() + power(2, ${doublings}) * interval '1 minute' end`,
      })
      .where(
        and(
          isOf(userId),
          or(isNull(totpFactors.lockedUntil), lte(totpFactors.lockedUntil, sql`now()`)),
        ),
      )
      .returning()
    return factor
  },

  /** Accepts the code of a time step and resets the attempts; false if the step is not a later one. */
  async accept({ userId, secret }: TotpFactorRow, step: number): Promise<boolean> {
    const accepted = await db
      .update(totpFactors)
      .set({ lastStep: step, attempts: 0, lockedUntil: null })
      .where(
        and(
          isOf(userId),
          eq(totpFactors.secret, secret),
          or(isNull(totpFactors.lastStep), lt(totpFactors.lastStep, step)),
        ),
      )
      .returning({ userId: totpFactors.userId })
    return accepted.length > 0
  },
})
