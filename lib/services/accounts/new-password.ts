import 'server-only'
import type { Person } from '@/lib/auth/passwords/guessable'
import { findPasswordFaults } from '@/lib/auth/passwords/strength'
import { env } from '@/lib/config/env'
import { AppError, type Fault } from '@/lib/errors'
import { countBreaches } from '@/lib/integrations/pwned-passwords'
import { log } from '@/lib/observability/log'

/**
 * Rejects a new password that is not strong or, with PWNED_PASSWORDS, in a known data breach. If that
 * service does not respond, the password counts as not breached. `path` is its field in the request.
 * @throws AppError `weak_password`; `service_unavailable` if too many passwords wait for their estimate
 */
export async function assertNewPassword(
  password: string,
  person: Person,
  path: 'password' | 'newPassword',
): Promise<void> {
  const faults = await findFaults(password, person)
  if (faults.length === 0) return
  throw new AppError('weak_password', 'This password is too easy to guess.', {
    faults: faults.map((fault) => ({ ...fault, path })),
  })
}

async function findFaults(password: string, person: Person): Promise<Fault[]> {
  const faults = await findPasswordFaults(password, person)
  if (faults.length > 0 || !env().PWNED_PASSWORDS) return faults
  return (await isBreached(password)) ? [BREACHED] : []
}

const BREACHED: Fault = {
  path: 'password',
  code: 'breached',
  message: 'Is in a known data breach. Choose one that you use nowhere else.',
}

async function isBreached(password: string): Promise<boolean> {
  try {
    return (await countBreaches(password)) > 0
  } catch (error) {
    log().warn({ err: error }, 'check for breached passwords failed')
    return false
  }
}
