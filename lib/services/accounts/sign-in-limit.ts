import 'server-only'
import { db } from '@/db'
import { siteOf } from '@/lib/auth/client-address'
import { deviceIdOf } from '@/lib/auth/device-tokens'
import { env } from '@/lib/config/env'
import { assertAttemptAllowed, digest } from './attempt-delay'

/** Failures for one account without a delay: from one /64 network, from its /48, and from all together. */
const MAX_UNDELAYED = { session: 5, device: 5, network: 5, site: 15, account: 50 }

/** A sign-in, or a password that a session confirms. */
export type Attempt = {
  email: string
  address?: string
  /** The token of a browser that signed in before. */
  deviceToken?: string
  /** The session that confirms the password of its account. */
  sessionId?: string
}

/**
 * Counts a sign-in attempt before the password is compared. After five failures from one network the
 * delay doubles with each, up to five minutes; failures from all networks delay an account after fifty.
 * A browser that signed in to the account before has a counter of its own, so that failures from
 * elsewhere never lock out its owner; so has a session, for changes that need the password.
 * @throws AppError `rate_limited` during the delay
 */
export async function assertSignInAllowed(attempt: Attempt): Promise<void> {
  if (!env().rateLimits.isOn) return
  await assertAttemptAllowed(countersOf(attempt), 'wrong passwords')
}

/** Resets the counts after a successful sign-in. */
export const clearSignInFailures = (attempt: Attempt): Promise<void> =>
  db.attempts().clear(countersOf(attempt))

function countersOf({ email, address = '', deviceToken, sessionId }: Attempt) {
  const account = digest(email)
  // A hash tag: the counters of an account are on one node of a cluster.
  const counter = (kind: keyof typeof MAX_UNDELAYED, subject = '') => ({
    key: `sign-in:{${account}}:${kind}:${digest(subject)}`,
    undelayed: MAX_UNDELAYED[kind],
  })
  if (sessionId) return [counter('session', sessionId)]
  const deviceId = deviceToken && deviceIdOf(deviceToken, email)
  if (deviceId) return [counter('device', deviceId)]
  const site = siteOf(address)
  return [counter('network', address), ...(site ? [counter('site', site)] : []), counter('account')]
}
