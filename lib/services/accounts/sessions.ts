import 'server-only'
import { db } from '@/db'
import { invalidateAllSessions, invalidateSession } from '@/lib/auth/session-cache'
import type { Context } from '@/lib/context'
import type { Session } from '@/lib/contract/sessions'
import { NotFoundError } from '@/lib/errors'
import {
  isRecentSignIn,
  requireRecentAdmin,
  requireRecentSession,
  requireSession,
} from '../shared/access'
import { recordAuditEvent } from '../shared/audit'
import { decodeCursor, paginate } from '../shared/cursor'
import { describeDevice } from '../shared/describe-device'

type Row = Awaited<ReturnType<typeof db.authSessions.listActive>>[number]

/** Lists the active sessions of the user, newest first. @throws AppError `invalid_cursor` */
export async function listSessions(
  ctx: Context,
  { limit, cursor }: { limit: number; cursor?: string },
) {
  const { userId, sessionId } = requireSession(ctx)
  const scope = JSON.stringify(['sessions', userId])
  const after = decodeCursor(scope, cursor)?.map(String)[0]
  const rows = await db.authSessions.listActive(userId, { limit, after })
  const page = paginate(rows, { scope, limit, keysOf: (row) => [row.id] })
  return {
    data: page.rows.map((row) => presentSession(row, sessionId)),
    nextCursor: page.nextCursor,
  }
}

/**
 * Revokes a session of the user. The calling one needs no recent sign-in.
 * @throws NotFoundError; AppError `recent_sign_in_required`
 */
export async function endSession(ctx: Context, { sessionId }: { sessionId: string }) {
  const actor = requireSession(ctx)
  const { userId } = actor.sessionId === sessionId ? actor : requireRecentSession(ctx)
  if (!(await db.sessionRevocations.revokeOwned({ userId, id: sessionId }))) {
    throw new NotFoundError('Session', sessionId)
  }
  await recordAuditEvent(ctx, { userId, event: 'session_revoked', params: { sessionId } })
  invalidateSession(sessionId)
}

/**
 * Revokes all sessions of the user except the calling one.
 * @throws AppError `recent_sign_in_required`
 */
export async function endOtherSessions(ctx: Context): Promise<void> {
  const { userId, sessionId } = requireRecentSession(ctx)
  await db.sessionRevocations.revokeAll(userId, sessionId)
  await recordAuditEvent(ctx, { userId, event: 'other_sessions_revoked' })
  invalidateAllSessions()
}

/**
 * Revokes all sessions of a user, for administrators. API tokens stay valid.
 * @throws NotFoundError; AppError `forbidden`, `recent_sign_in_required`
 */
export async function endSessionsOf(ctx: Context, { userId }: { userId: string }): Promise<void> {
  const { userId: adminId } = requireRecentAdmin(ctx)
  if (!(await db.users.find(userId))) throw new NotFoundError('User', userId)
  await db.transaction(async (tx) => {
    await tx.sessionRevocations.revokeAll(userId)
    const params = { adminId }
    // The user sees the event, and not where the administrator was.
    const { requestId } = ctx
    const event = 'sessions_revoked_by_admin'
    await recordAuditEvent({ requestId }, { userId, event, params }, tx)
  })
  invalidateAllSessions()
}

const presentSession = (row: Row, currentId: string): Session => ({
  id: row.id,
  kind: row.kind,
  device: describeDevice(row.userAgent),
  createdAt: row.createdAt.toISOString(),
  lastSeenAt: row.lastSeenAt.toISOString(),
  expiresAt: row.expiresAt.toISOString(),
  isCurrent: row.id === currentId,
  isRecent: isRecentSignIn(row.createdAt),
})

/** Deletes sessions and refresh tokens that ended a week ago. Returns the number of sessions. */
export async function deleteEndedSessions(): Promise<number> {
  const sessions = await db.endedSessions.deleteSessions()
  await db.endedSessions.deleteTokens()
  return sessions
}
