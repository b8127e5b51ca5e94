import 'server-only'
import type { Transaction } from '@/db'
import type { AuditEvent } from '@/lib/audit-events'
import type { Context } from '@/lib/context'
import { recordAuditEvent } from '../shared/audit'

/** Revokes all API tokens of a user. The caller invalidates the cache of tokens after the transaction. */
export async function revokeTokens(ctx: Context, tx: Transaction, userId: string): Promise<void> {
  for (const { hint } of await tx.apiTokens.removeAll(userId)) {
    await recordAuditEvent(ctx, { userId, event: 'token_revoked', params: { hint } }, tx)
  }
}

/** Ends all sessions of a user and revokes all API tokens. The caller invalidates both caches. */
export async function revokeAccess(ctx: Context, tx: Transaction, userId: string): Promise<void> {
  await tx.sessionRevocations.revokeAll(userId)
  await revokeTokens(ctx, tx, userId)
}

/**
 * Revokes all access to an account except its password, which the caller replaces if it must. Used
 * before an address is verified by its mailbox alone: another person may have registered it.
 */
export async function revokeUnverifiedAccess(
  ctx: Context,
  tx: Transaction,
  userId: string,
): Promise<void> {
  await revokeAccess(ctx, tx, userId)
  const passkeys = await tx.passkeys.removeAll(userId)
  const identities = await tx.identities.removeAll(userId)
  const factors = (await tx.totpFactors.remove(userId)) ? 1 : 0
  await tx.recoveryCodes.replace(userId, [])
  const events: AuditEvent[] = [
    ...Array<AuditEvent>(passkeys).fill('passkey_removed'),
    ...Array<AuditEvent>(identities).fill('identity_unlinked'),
    ...Array<AuditEvent>(factors).fill('totp_disabled'),
  ]
  for (const event of events) await recordAuditEvent(ctx, { userId, event }, tx)
}
