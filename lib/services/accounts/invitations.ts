import 'server-only'
import { db, type InvitationRow } from '@/db'
import { hashToken } from '@/lib/auth/access-tokens'
import type { Context } from '@/lib/context'
import type { Invitation } from '@/lib/contract/invitations'
import { AppError, NotFoundError } from '@/lib/errors'
import { requireAdmin, requireRecentAdmin } from '../shared/access'
import { recordAuditEvent } from '../shared/audit'
import { decodeCursor, paginate } from '../shared/cursor'
import { generateLinkToken, linkTo } from './account-links'

const MAX_OPEN = 500
const DAY_MS = 86_400_000

/** Lists the open invitations for administrators, newest first. @throws AppError `invalid_cursor` */
export async function listInvitations(
  ctx: Context,
  { limit, cursor }: { limit: number; cursor?: string },
) {
  requireAdmin(ctx)
  const scope = JSON.stringify(['invitations'])
  const after = decodeCursor(scope, cursor)?.map(String)[0]
  const rows = await db.invitations.list({ limit, after })
  const page = paginate(rows, { scope, limit, keysOf: (row) => [row.id] })
  return { data: page.rows.map(presentInvitation), nextCursor: page.nextCursor }
}

/**
 * Creates an invitation. Only this result contains its link.
 * @throws AppError `recent_sign_in_required`, `too_many_invitations`
 */
export async function createInvitation(
  ctx: Context,
  { email, expiresInDays }: { email?: string; expiresInDays: number },
): Promise<Invitation & { url: string }> {
  const { userId } = requireRecentAdmin(ctx)
  if ((await db.invitations.countOpen(MAX_OPEN)) >= MAX_OPEN) {
    throw new AppError('too_many_invitations', `At most ${MAX_OPEN} invitations can be open.`, {
      params: { maximum: MAX_OPEN },
    })
  }
  const token = generateLinkToken()
  const row = await db.transaction(async (tx) => {
    const created = await tx.invitations.create({
      tokenHash: hashToken(token),
      email: email ?? null,
      createdBy: userId,
      expiresAt: new Date(Date.now() + expiresInDays * DAY_MS),
    })
    const params = { invitationId: created.id }
    await recordAuditEvent(ctx, { userId, event: 'invitation_created', params }, tx)
    return created
  })
  return { ...presentInvitation(row), url: linkTo('/register', token) }
}

/** Revokes an invitation. @throws NotFoundError */
export async function revokeInvitation(
  ctx: Context,
  { invitationId }: { invitationId: string },
): Promise<void> {
  const { userId } = requireAdmin(ctx)
  await db.transaction(async (tx) => {
    if (!(await tx.invitations.remove(invitationId))) {
      throw new NotFoundError('Invitation', invitationId)
    }
    const params = { invitationId }
    await recordAuditEvent(ctx, { userId, event: 'invitation_revoked', params }, tx)
  })
}

const presentInvitation = ({ createdAt, expiresAt, ...row }: InvitationRow): Invitation => ({
  ...row,
  createdAt: createdAt.toISOString(),
  expiresAt: expiresAt.toISOString(),
})
