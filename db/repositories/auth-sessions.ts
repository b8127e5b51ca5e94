import { and, desc, eq, gt, isNull, lt, ne, sql } from 'drizzle-orm'
import { expectRow } from '../expect-row'
import type { Database } from '../postgres'
import { rowsOf } from '../rows'
import { authSessions, authTokens, users } from '../schema/users'

type NewSession = {
  userId: string
  kind: 'browser' | 'api'
  userAgent: string | null
  expiresAt: Date
}
type NewToken = { tokenHash: string; sessionId: string; expiresAt: Date }

/** A session that nobody used for so long is over. */
const IDLE_DAYS = 7
const idleSince = sql`now() - ${IDLE_DAYS} * interval '1 day'`
const isAlive = and(
  isNull(authSessions.revokedAt),
  gt(authSessions.expiresAt, sql`now()`),
  gt(authSessions.lastSeenAt, idleSince),
)

export const authSessionRepository = (db: Database) => ({
  async create(session: NewSession): Promise<string> {
    const created = await db.insert(authSessions).values(session).returning({ id: authSessions.id })
    return expectRow(created).id
  },

  /** The user of a session that still lives. */
  async findAlive(sessionId: string) {
    const [row] = await db
      .select({
        userId: users.id,
        email: users.email,
        displayName: users.displayName,
        isGuest: sql<boolean>`${users.guestUntil} is not null`,
        lastSeenAt: authSessions.lastSeenAt,
      })
      .from(authSessions)
      .innerJoin(users, eq(users.id, authSessions.userId))
      .where(and(eq(authSessions.id, sessionId), isAlive))
    return row
  },

  /** The sessions of a user that still live, the latest sign-in first. */
  async listAlive(userId: string, { limit, after }: { limit: number; after?: string }) {
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
          isAlive,
          after === undefined ? undefined : lt(authSessions.id, after),
        ),
      )
      .orderBy(desc(authSessions.id))
      .limit(limit + 1)
  },

  async addToken(token: NewToken): Promise<void> {
    await db.insert(authTokens).values(token)
  },

  /** Uses a refresh token up; answers whose it is and whether this was its first use. */
  async useToken(tokenHash: string) {
    const rows = await rowsOf<{
      sessionId: string
      userId: string
      alive: boolean
      first: boolean
    }>(
      db,
      sql`with found as (
            select t.token_hash, t.used_at, t.session_id, s.user_id,
              s.revoked_at is null and s.expires_at > now() and s.last_seen_at > ${idleSince}
                and t.expires_at > now() as alive
            from auth_tokens t join auth_sessions s on s.id = t.session_id
            where t.token_hash = ${tokenHash} for update of t),
          used as (update auth_tokens t set used_at = now() from found f
            where t.token_hash = f.token_hash and f.used_at is null returning t.token_hash)
          select f.session_id as "sessionId", f.user_id as "userId", f.alive,
            exists (select 1 from used) as first from found f`,
    )
    return rows[0]
  },

  async touch(sessionId: string): Promise<void> {
    await db
      .update(authSessions)
      .set({ lastSeenAt: sql`now()` })
      .where(eq(authSessions.id, sessionId))
  },

  async revoke(sessionId: string): Promise<void> {
    await db
      .update(authSessions)
      .set({ revokedAt: sql`now()` })
      .where(and(eq(authSessions.id, sessionId), isNull(authSessions.revokedAt)))
  },

  /** Ends a session of the user's; answers whether there was one. */
  async revokeOwned({ userId, id }: { userId: string; id: string }): Promise<boolean> {
    const revoked = await db
      .update(authSessions)
      .set({ revokedAt: sql`now()` })
      .where(and(eq(authSessions.id, id), eq(authSessions.userId, userId), isAlive))
      .returning({ id: authSessions.id })
    return revoked.length > 0
  },

  async revokeAll(userId: string): Promise<void> {
    await db
      .update(authSessions)
      .set({ revokedAt: sql`now()` })
      .where(and(eq(authSessions.userId, userId), isNull(authSessions.revokedAt)))
  },

  async revokeOthers(userId: string, sessionId: string): Promise<void> {
    await db
      .update(authSessions)
      .set({ revokedAt: sql`now()` })
      .where(
        and(
          eq(authSessions.userId, userId),
          ne(authSessions.id, sessionId),
          isNull(authSessions.revokedAt),
        ),
      )
  },
})
