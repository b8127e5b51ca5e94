import 'server-only'
import { db } from '@/db'
import { isAdminAddress } from '@/lib/auth/administrators'
import { env } from '@/lib/config/env'
import { AppError } from '@/lib/errors'
import { deriveExpiringCode, isExpiringCode } from './expiring-code'

const purposeOf = (email: string): string => `riffle: the setup code of an administrator\n${email}`

/**
 * Returns the setup code that registering an administrator's address requires, valid for 24 hours. Only
 * the operator can read it, in the log of the server.
 */
export const deriveSetupCode = (email: string, nowMs?: number): string =>
  deriveExpiringCode(purposeOf(email), nowMs)

/** Whether a setup code was valid for an administrator's address within the last 24 hours. */
export const isSetupCode = (email: string, setupCode: string | undefined): boolean =>
  isAdminAddress(email) && isExpiringCode(purposeOf(email), setupCode ?? '')

/** Returns the error of the first run for a wrong setup code. */
export const setupCodeNeeded = (detail: string, message: string) =>
  new AppError('setup_code_needed', detail, {
    faults: [{ path: 'setupCode', code: 'invalid_value', message }],
  })

/** Lists the administrators without an account, with their setup codes. */
export async function listPendingAdmins(): Promise<{ email: string; code: string }[]> {
  const emails = env().ADMIN_EMAILS
  const users = await Promise.all(emails.map((email) => db.users.findByEmail(email)))
  return emails
    .filter((_, at) => !users[at])
    .map((email) => ({ email, code: deriveSetupCode(email) }))
}
