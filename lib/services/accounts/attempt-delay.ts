import 'server-only'
import { createHash } from 'node:crypto'
import { type AttemptCounter, db } from '@/db'
import { rateLimitError } from '@/lib/auth/network-limits'

/** Returns a short digest of a subject, for the key of its counter. */
export const digest = (text: string): string =>
  createHash('sha256').update(text).digest('base64url').slice(0, 22)

/**
 * Counts an attempt before it is checked. After the undelayed attempts of a counter, its delay doubles
 * with each, up to five minutes. `failures` names them in the message, such as "wrong passwords".
 * @throws AppError `rate_limited` during the delay
 */
export async function assertAttemptAllowed(
  counters: AttemptCounter[],
  failures: string,
): Promise<void> {
  const waitMs = await db.attempts().count(counters)
  if (waitMs === 0) return
  throw rateLimitError(`Too many ${failures}.`, Math.ceil(waitMs / 1_000))
}
