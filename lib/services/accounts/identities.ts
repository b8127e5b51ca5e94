import 'server-only'
import { db } from '@/db'
import { env } from '@/lib/config/env'
import type { Context } from '@/lib/context'
import type { Identity } from '@/lib/contract/identities'
import { AppError, NotFoundError } from '@/lib/errors'
import { requireRecentSession, requireSession } from '../shared/access'
import { recordAuditEvent } from '../shared/audit'
import { removeWayToSignIn } from './ways-to-sign-in'

const MAX_IDENTITIES = 10

/** The name of the identity provider on buttons; null if none is configured. */
export const findProviderName = (): string | null => {
  const { OIDC_ISSUER, OIDC_NAME } = env()
  return OIDC_ISSUER ? OIDC_NAME : null
}

/** Lists the identities that sign in to the account of the user, oldest first. */
export async function listIdentities(ctx: Context) {
  const rows = await db.identities.list(requireSession(ctx).userId)
  return { data: rows.map(presentIdentity), nextCursor: null }
}

/**
 * Checks that the session may link an identity, before the browser is sent to the provider.
 * @throws AppError `forbidden`, `recent_sign_in_required`, `oidc_not_configured`
 */
export async function checkIdentityLink(ctx: Context): Promise<void> {
  assertMayLink(ctx)
  if (!env().OIDC_ISSUER) {
    throw new AppError('oidc_not_configured', 'This server has no identity provider.')
  }
  const { userId } = requireSession(ctx)
  if ((await db.identities.list(userId)).length >= MAX_IDENTITIES) {
    throw new AppError('conflict', `At most ${MAX_IDENTITIES} identities can be linked.`)
  }
}

/** @throws AppError `forbidden` for a guest, `recent_sign_in_required` */
export function assertMayLink(ctx: Context): void {
  if (requireRecentSession(ctx).isGuest) {
    throw new AppError('forbidden', 'Guests have no identities. Create an account first.')
  }
}

/**
 * Unlinks an identity, unless it is the last way to sign in to the account.
 * @throws NotFoundError, AppError `recent_sign_in_required`, `conflict`
 */
export async function removeIdentity(
  ctx: Context,
  { identityId }: { identityId: string },
): Promise<void> {
  const { userId } = requireRecentSession(ctx)
  await db.transaction(async (tx) => {
    await removeWayToSignIn(tx, userId, async () => {
      const isRemoved = await tx.identities.remove({ userId, id: identityId })
      if (!isRemoved) throw new NotFoundError('Identity', identityId)
    })
    await recordAuditEvent(ctx, { userId, event: 'identity_unlinked' }, tx)
  })
}

type Row = Awaited<ReturnType<typeof db.identities.list>>[number]

const presentIdentity = ({ createdAt, lastUsedAt, ...row }: Row): Identity => ({
  ...row,
  createdAt: createdAt.toISOString(),
  lastUsedAt: lastUsedAt.toISOString(),
})
