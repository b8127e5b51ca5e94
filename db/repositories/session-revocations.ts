import { and, desc, eq, inArray, isNull, ne, sql } from 'drizzle-orm'
import type { Database } from '../postgres'
import { authSessions } from '../schema/users'
import { isActiveSession } from './auth-sessions'
import { isOwnedBy, type OwnedKey } from './owned'

const isOwned = isOwnedBy(authSessions)

export const sessionRevocationRepository = (db: Database) => ({
  async revoke(sessionId: string): Promise<void> {
    await db
      .update(authSessions)
      .set({ revokedAt: sql`now()` })
      .where(and(eq(authSessions.id, sessionId), isNull(authSessions.revokedAt)))
  },

  /** Revokes an active session of the user; false if there is none of this id. */
  async revokeOwned(owned: OwnedKey): Promise<boolean> {
    const revoked = await db
      .update(authSessions)
      .set({ revokedAt: sql`now()` })
      .where(and(isOwned(owned), isActiveSession))
      .returning({ id: authSessions.id })
    return revoked.length > 0
  },

  /** Revokes the active sessions of a user, except the newest `kept`. */
  async revokeOldest(userId: string, kept: number): Promise<void> {
    const old = db
      .select({ id: authSessions.id })
      .from(authSessions)
      .where(and(eq(authSessions.userId, userId), isActiveSession))
      .orderBy(desc(authSessions.id))
      .offset(kept)
    await db
      .update(authSessions)
      .set({ revokedAt: sql`now()` })
      .where(inArray(authSessions.id, old))
  },

  /** Revokes all sessions of a user, except the given one. */
  async revokeAll(userId: string, exceptId?: string): Promise<void> {
    await db
      .update(authSessions)
      .set({ revokedAt: sql`now()` })
      .where(
        and(
          eq(authSessions.userId, userId),
          exceptId === undefined ? undefined : ne(authSessions.id, exceptId),
          isNull(authSessions.revokedAt),
        ),
      )
  },
})
