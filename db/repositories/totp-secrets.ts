import { and, asc, eq, gt, ne, sql } from 'drizzle-orm'
import type { Database } from '../postgres'
import { totpFactors } from '../schema/two-factor'

// An encrypted secret begins with the id of its key and a dot.
const keyId = sql`split_part(${totpFactors.secret}, '.', 1)`

type SealedSecret = { userId: string; secret: string }

/** Rotation of the keys that encrypt the secrets of authenticator apps. */
export const totpSecretRepository = (db: Database) => ({
  /** A page of secrets encrypted by another key; `after` is a user id. */
  async listOutdated(currentKeyId: string, limit: number, after?: string): Promise<SealedSecret[]> {
    return db
      .select({ userId: totpFactors.userId, secret: totpFactors.secret })
      .from(totpFactors)
      .where(
        and(
          ne(keyId, currentKeyId),
          after === undefined ? undefined : gt(totpFactors.userId, after),
        ),
      )
      .orderBy(asc(totpFactors.userId))
      .limit(limit)
  },

  /** Replaces an encrypted secret; false if it changed in the meantime. */
  async replace({ userId, secret }: SealedSecret, sealed: string): Promise<boolean> {
    const replaced = await db
      .update(totpFactors)
      .set({ secret: sealed })
      .where(and(eq(totpFactors.userId, userId), eq(totpFactors.secret, secret)))
      .returning({ userId: totpFactors.userId })
    return replaced.length > 0
  },
})
