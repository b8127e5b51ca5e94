import 'server-only'
import { db, type PasskeyRow } from '@/db'
import type { Context } from '@/lib/context'
import type { Passkey } from '@/lib/contract/passkeys'
import { NotFoundError } from '@/lib/errors'
import { requireRecentSession, requireSession } from '../../shared/access'
import { recordAuditEvent } from '../../shared/audit'
import { removeWayToSignIn } from '../ways-to-sign-in'

/** Lists the passkeys of the user, the oldest first. */
export async function listPasskeys(ctx: Context) {
  const rows = await db.passkeys.list(requireSession(ctx).userId)
  return { data: rows.map(presentPasskey), nextCursor: null }
}

/** Renames a passkey. @throws NotFoundError */
export async function renamePasskey(
  ctx: Context,
  { passkeyId, name }: { passkeyId: string; name: string },
): Promise<Passkey> {
  const { userId } = requireSession(ctx)
  const row = await db.passkeys.rename({ userId, id: passkeyId }, name)
  if (!row) throw new NotFoundError('Passkey', passkeyId)
  return presentPasskey(row)
}

/**
 * Removes a passkey, unless it is the last way to sign in to the account.
 * @throws NotFoundError; AppError `recent_sign_in_required`, `conflict`
 */
export async function removePasskey(
  ctx: Context,
  { passkeyId }: { passkeyId: string },
): Promise<void> {
  const { userId } = requireRecentSession(ctx)
  await db.transaction(async (tx) => {
    await removeWayToSignIn(tx, userId, async () => {
      const removed = await tx.passkeys.remove({ userId, id: passkeyId })
      if (!removed) throw new NotFoundError('Passkey', passkeyId)
    })
    await recordAuditEvent(ctx, { userId, event: 'passkey_removed' }, tx)
  })
}

/** Returns a passkey as the API shows it. */
export const presentPasskey = (row: PasskeyRow): Passkey => ({
  id: row.id,
  name: row.name,
  isBackedUp: row.isBackedUp,
  createdAt: row.createdAt.toISOString(),
  lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
})
