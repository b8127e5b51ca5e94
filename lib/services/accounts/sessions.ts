import 'server-only'
import { db } from '@/db'
import { invalidateAllSessions, invalidateSession } from '@/lib/auth/session-cache'
import type { Context } from '@/lib/context'
import type { Session } from '@/lib/contract/sessions'
import { NotFoundError } from '@/lib/errors'
import { requireSession } from '../shared/access'
import { recordAuditEvent } from '../shared/audit'
import { decodeCursor, paginate } from '../shared/cursor'
import { describeDevice } from './describe-device'

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

/** Revokes a session of the user. @throws NotFoundError */
export async function endSession(ctx: Context, { sessionId }: { sessionId: string }) {
  const { userId } = requireSession(ctx)
  if (!(await db.sessionRevocations.revokeOwned({ userId, id: sessionId }))) {
    throw new NotFoundError('Session', sessionId)
  }
  await recordAuditEvent(ctx, { userId, event: 'session_revoked', params: { sessionId } })
  invalidateSession(sessionId)
}

/** Revokes all sessions of the user except the calling one. */
export async function endOtherSessions(ctx: Context): Promise<void> {
  const { userId, sessionId } = requireSession(ctx)
  await db.sessionRevocations.revokeAll(userId, sessionId)
  await recordAuditEvent(ctx, { userId, event: 'other_sessions_revoked' })
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
})
