import 'server-only'
import { toString as toQrCode } from 'qrcode'
import { db, type Transaction } from '@/db'
import { invalidateAllSessions } from '@/lib/auth/session-cache'
import type { Context } from '@/lib/context'
import type { NewTotp, RecoveryCodes, TwoFactor } from '@/lib/contract/two-factor'
import { AppError } from '@/lib/errors'
import { requireRecentSession, requireSession } from '../../shared/access'
import { recordAuditEvent } from '../../shared/audit'
import { generateRecoveryCodes, hashRecoveryCode } from './recovery-code'
import { assertTotp, sealTotpSecret } from './second-factor'
import { generateTotpSecret, totpUri } from './totp-code'

/** Returns whether the account has an authenticator app, and the number of unused recovery codes. */
export async function findTwoFactor(ctx: Context): Promise<TwoFactor> {
  const { userId } = requireSession(ctx)
  const confirmedAt = (await db.totpFactors.find(userId))?.confirmedAt
  return {
    enabledAt: confirmedAt?.toISOString() ?? null,
    recoveryCodesLeft: confirmedAt ? await db.recoveryCodes.countUnused(userId) : 0,
  }
}

/**
 * Creates a secret for an authenticator app. Sign-ins require no code until `confirmTotp`.
 * @throws AppError `forbidden` for a guest, `recent_sign_in_required`, `conflict` if there is an app
 */
export async function beginTotp(ctx: Context): Promise<NewTotp> {
  const { userId, email, isGuest } = requireRecentSession(ctx)
  if (isGuest) throw new AppError('forbidden', 'Guests have no sign-in. Create an account first.')
  const secret = generateTotpSecret()
  if (!(await db.totpFactors.begin(userId, sealTotpSecret(userId, secret)))) throw alreadyEnabled()
  const uri = totpUri(secret, email)
  const svg = await toQrCode(uri, { type: 'svg', margin: 2 })
  return { secret, uri, qr: `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}` }
}

/**
 * Enables two-factor sign-in with the first code of the app, and ends all other sessions, which proved
 * a password only. Only this result contains the recovery codes.
 * @throws AppError `recent_sign_in_required`, `invalid_totp`, `rate_limited`, `conflict`
 */
export async function confirmTotp(
  ctx: Context,
  { code }: { code: string },
): Promise<RecoveryCodes> {
  const { userId, sessionId } = requireRecentSession(ctx)
  if ((await db.totpFactors.find(userId))?.confirmedAt) throw alreadyEnabled()
  const factor = await assertTotp(ctx, userId, code)
  const codes = await db.transaction(async (tx) => {
    // A sign-in without a code opens its session before this, or is refused.
    await tx.accounts.findLocked(userId)
    if (!(await tx.totpFactors.confirm(factor))) throw alreadyEnabled()
    await tx.sessionRevocations.revokeAll(userId, sessionId)
    await recordAuditEvent(ctx, { userId, event: 'totp_enabled' }, tx)
    return createCodes(tx, userId)
  })
  invalidateAllSessions()
  return codes
}

/**
 * Disables two-factor sign-in and ends all other sessions. Without an app it changes nothing.
 * @throws AppError `recent_sign_in_required`
 */
export async function removeTotp(ctx: Context): Promise<void> {
  const { userId, sessionId } = requireRecentSession(ctx)
  await db.transaction(async (tx) => {
    if (!(await tx.totpFactors.remove(userId))) return
    await tx.recoveryCodes.replace(userId, [])
    await tx.sessionRevocations.revokeAll(userId, sessionId)
    await recordAuditEvent(ctx, { userId, event: 'totp_disabled' }, tx)
  })
  invalidateAllSessions()
}

/**
 * Replaces all recovery codes. Only this result contains them.
 * @throws AppError `recent_sign_in_required`, `conflict` without two-factor sign-in
 */
export async function replaceRecoveryCodes(ctx: Context): Promise<RecoveryCodes> {
  const { userId } = requireRecentSession(ctx)
  return db.transaction(async (tx) => {
    // Two calls at once must not both add their codes.
    if (!(await tx.totpFactors.findLocked(userId))?.confirmedAt) {
      throw new AppError('conflict', 'Two-factor sign-in is not enabled.')
    }
    await recordAuditEvent(ctx, { userId, event: 'recovery_codes_created' }, tx)
    return createCodes(tx, userId)
  })
}

async function createCodes(tx: Transaction, userId: string): Promise<RecoveryCodes> {
  const recoveryCodes = generateRecoveryCodes()
  await tx.recoveryCodes.replace(userId, recoveryCodes.map(hashRecoveryCode))
  return { recoveryCodes }
}

const alreadyEnabled = () =>
  new AppError('conflict', 'Two-factor sign-in is already enabled. Disable it first.')
