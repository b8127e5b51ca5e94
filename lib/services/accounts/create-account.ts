import 'server-only'
import { db, isUniqueViolation } from '@/db'
import { hashPassword } from '@/lib/auth/passwords/hash'
import type { Context } from '@/lib/context'
import { AppError } from '@/lib/errors'
import { recordAuditEvent } from '../shared/audit'
import { assertSpaceForWrites } from '../uploads/disk-space'
import { upgradeGuest } from './guests'
import { assertNewPassword } from './new-password'

const MAX_NAME_CHARS = 100

/** The fields of a new account. Without a name, it gets the first part of the address. */
export type Account = { email: string; password: string; displayName?: string }
/** Without a password, an account is signed in to by an identity provider. */
type PreparedAccount = { email: string; displayName: string; passwordHash: string | null }

/**
 * Checks the fields of a new account and hashes the password.
 * @throws AppError `weak_password`, `insufficient_storage`
 */
export async function prepareAccount(account: Account): Promise<PreparedAccount> {
  const { email, password } = account
  const displayName = account.displayName ?? nameFrom(email)
  await assertNewPassword(password, { email, displayName }, 'password')
  await assertSpaceForWrites()
  return { email, displayName, passwordHash: await hashPassword(password) }
}

/** Returns the name of an account without one: the first part of its address. */
export const nameFrom = (email: string): string =>
  (email.split('@')[0] ?? email).slice(0, MAX_NAME_CHARS)

/** Creates an account; a calling guest becomes it. @throws AppError `email_taken` */
export async function insertAccount(
  ctx: Context,
  account: PreparedAccount & { isOwner?: boolean },
) {
  try {
    const user = (await upgradeGuest(ctx, account)) ?? (await db.users.create(account))
    await recordAuditEvent(ctx, { userId: user.id, event: 'registered' })
    return user
  } catch (cause) {
    if (!isUniqueViolation(cause)) throw cause
    throw emailTaken(cause)
  }
}

/** Returns the error for an e-mail address of another account. */
export const emailTaken = (cause?: unknown) =>
  new AppError('email_taken', 'An account with this e-mail address exists.', {
    cause,
    faults: [{ path: 'email', code: 'taken', message: 'Is already in use.' }],
  })
