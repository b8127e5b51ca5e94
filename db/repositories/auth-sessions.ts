import { and, desc, eq, gt, isNull, lt, sql } from 'drizzle-orm'
import { expectRow } from '../expect-row'
import type { Database } from '../postgres'
import { authSessions, users } from '../schema/users'

type NewSession = {
  userId: string
  kind: 'browser' | 'api'
  userAgent: string | null
  expiresAt: Date
}

const MAX_IDLE_DAYS = 7
/** A session that was last used before this time has ended. */
export const idleSince = sql`now() - ${MAX_IDLE_DAYS} * interval '1 day'`
/** Whether a session is neither revoked nor expired nor idle. */
export const isActiveSession = and(
  isNull(authSessions.revokedAt),
  gt(authSessions.expiresAt, sql`now()`),
  gt(authSessions.lastSeenAt, idleSince),
)

export const authSessionRepository = (db: Database) => ({
  /** Returns the id of the new session. */
  async create(session: NewSession): Promise<string> {
    const created = await db.insert(authSessions).values(session).returning({ id: authSessions.id })
    return expectRow(created).id
  },

  /** The user of an active session; undefined if it has ended or the account is disabled. */
  async findActive(sessionId: string) {
    const [row] = await db
      .select({
        userId: users.id,
        email: users.email,
        displayName: users.displayName,
        isOwner: users.isOwner,
        isGuest: sql<boolean>`${users.guestUntil} is not null`,
        createdAt: authSessions.createdAt,
        lastSeenAt: authSessions.lastSeenAt,
      })
      .from(authSessions)
      .innerJoin(users, eq(users.id, authSessions.userId))
      .where(and(eq(authSessions.id, sessionId), isActiveSession, isNull(users.disabledAt)))
    return row
  },

  /** The user of an active session and the hash of the password, to which signed URLs are bound. */
  async findSigner(sessionId: string) {
    const [row] = await db
      .select({ userId: users.id, passwordHash: users.passwordHash })
      .from(authSessions)
      .innerJoin(users, eq(users.id, authSessions.userId))
      .where(and(eq(authSessions.id, sessionId), isActiveSession, isNull(users.disabledAt)))
    return row
  },

  /** A page of a user's active sessions, the latest sign-in first; `after` is a session id. */
  async listActive(userId: string, { limit, after }: { limit: number; after?: string }) {
    return db
      .select({
        id: authSessions.id,
        kind: authSessions.kind,
        userAgent: authSessions.userAgent,
        createdAt: authSessions.createdAt,
        lastSeenAt: authSessions.lastSeenAt,
        expiresAt: authSessions.expiresAt,
      })
      .from(authSessions)
      .where(
        and(
          eq(authSessions.userId, userId),
          isActiveSession,
          after === undefined ? undefined : lt(authSessions.id, after),
        ),
      )
      .orderBy(desc(authSessions.id))
      .limit(limit + 1)
  },

  /** Sets the time of the last use. */
  async touch(sessionId: string): Promise<void> {
    await db
      .update(authSessions)
      .set({ lastSeenAt: sql`now()` })
      .where(eq(authSessions.id, sessionId))
  },
})
