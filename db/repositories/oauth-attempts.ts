import { eq, lt, sql } from 'drizzle-orm'
import type { Database } from '../postgres'
import { oauthAttempts } from '../schema/connections'
import { inSeconds } from './connections'

type NewAttempt = Omit<typeof oauthAttempts.$inferInsert, 'expiresAt'> & { seconds: number }

/** Authorisations at other services that users have begun. */
export const oauthAttemptRepository = (db: Database) => ({
  /** Adds an attempt that is valid for `seconds`. */
  async add({ seconds, ...attempt }: NewAttempt): Promise<void> {
    await db.insert(oauthAttempts).values({ ...attempt, expiresAt: inSeconds(seconds) })
  },

  /** Removes the attempt with this state and returns it, expired or not: it is valid once. */
  async consume(stateHash: string) {
    const [attempt] = await db
      .delete(oauthAttempts)
      .where(eq(oauthAttempts.stateHash, stateHash))
      .returning({
        userId: oauthAttempts.userId,
        sessionId: oauthAttempts.sessionId,
        provider: oauthAttempts.provider,
        verifier: oauthAttempts.verifier,
        returnTo: oauthAttempts.returnTo,
        isInTime: sql<boolean>`${oauthAttempts.expiresAt} > now()`,
      })
    return attempt
  },

  async removeExpired(): Promise<void> {
    await db.delete(oauthAttempts).where(lt(oauthAttempts.expiresAt, sql`now()`))
  },
})
