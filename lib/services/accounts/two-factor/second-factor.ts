import 'server-only'
import { db } from '@/db'
import { rateLimitError } from '@/lib/auth/network-limits'
import { seal, unseal } from '@/lib/config/sealed'
import type { Context } from '@/lib/context'
import { AppError } from '@/lib/errors'
import { recordAuditEvent } from '../../shared/audit'
import { hashRecoveryCode } from './recovery-code'
import { findTotpStep } from './totp-code'

/** A code of the authenticator app, or a recovery code in its place. */
export type SecondFactor = { totp?: string; recoveryCode?: string }

const sealContext = (userId: string) => ({ userId, provider: 'riffle', column: 'totp_secret' })

/** Encrypts the secret of a user for storage. */
export const sealTotpSecret = (userId: string, secret: string): string =>
  seal(secret, sealContext(userId))

/** Decrypts the secret of a user. @throws SealBrokenError */
export const unsealTotpSecret = (userId: string, sealed: string): string =>
  unseal(sealed, sealContext(userId))

/**
 * Requires the second factor of a user who has one; a code is valid once. Returns when the factor was
 * confirmed; null without one.
 * @throws AppError `totp_required` without a code, `invalid_totp`, `rate_limited`
 */
export async function assertSecondFactor(
  ctx: Context,
  userId: string,
  { totp, recoveryCode }: SecondFactor,
): Promise<Date | null> {
  const confirmedAt = (await db.totpFactors.find(userId))?.confirmedAt
  if (!confirmedAt) return null
  if (recoveryCode !== undefined) await assertRecoveryCode(ctx, userId, recoveryCode)
  else if (totp !== undefined) await assertTotp(ctx, userId, totp)
  else {
    throw new AppError(
      'totp_required',
      'This account requires a code of its authenticator app, or a recovery code.',
    )
  }
  return confirmedAt
}

/**
 * Accepts a code of the authenticator app of a user, once. Five wrong ones lock the factor for a minute,
 * each further one for twice as long, up to an hour. Returns the factor.
 * @throws AppError `invalid_totp`, `rate_limited`, `conflict` without a factor
 */
export async function assertTotp(ctx: Context, userId: string, code: string) {
  const factor = await db.totpAttempts.countAttempt(userId)
  if (!factor) throw await describeLock(userId)
  const step = findTotpStep(unsealTotpSecret(userId, factor.secret), code)
  if (step !== undefined && (await db.totpAttempts.accept(factor, step))) return factor
  await recordAuditEvent(ctx, { userId, event: 'totp_failed' })
  throw invalidCode('totp')
}

async function describeLock(userId: string): Promise<AppError> {
  const lockedUntil = (await db.totpFactors.find(userId))?.lockedUntil
  if (!lockedUntil) return new AppError('conflict', 'There is no authenticator app to confirm.')
  const seconds = Math.ceil((lockedUntil.getTime() - Date.now()) / 1_000)
  return rateLimitError('Too many wrong codes.', Math.max(1, seconds))
}

async function assertRecoveryCode(ctx: Context, userId: string, code: string): Promise<void> {
  if (!(await db.recoveryCodes.use(userId, hashRecoveryCode(code)))) {
    await recordAuditEvent(ctx, { userId, event: 'totp_failed' })
    throw invalidCode('recoveryCode')
  }
  await recordAuditEvent(ctx, { userId, event: 'recovery_code_used' })
}

const invalidCode = (path: keyof SecondFactor) =>
  new AppError('invalid_totp', 'The code is wrong, has expired or was already used.', {
    faults: [
      { path, code: 'invalid_value', message: 'Is wrong, has expired or was already used.' },
    ],
  })
