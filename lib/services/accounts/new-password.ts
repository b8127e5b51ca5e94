import 'server-only'
import type { Person } from '@/lib/auth/passwords/guessable'
import { findPasswordFaults } from '@/lib/auth/passwords/strength'
import { env } from '@/lib/config/env'
import type { Fault } from '@/lib/errors'
import { countBreaches } from '@/lib/integrations/pwned-passwords'
import { log } from '@/lib/observability/log'

/**
 * Returns the reasons to reject a new password; none if it is strong and, with PWNED_PASSWORDS, in no
 * known data breach. If that service does not respond, the password counts as not breached.
 * @throws AppError `service_unavailable` if too many passwords wait for their estimate
 */
export async function findNewPasswordFaults(password: string, person: Person): Promise<Fault[]> {
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
