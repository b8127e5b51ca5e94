import 'server-only'
import { db, isRedisUnavailable } from '@/db'
import { AppError } from '@/lib/errors'

/** The seconds for which a challenge is valid. */
export const CHALLENGE_SECONDS = 300

/** Stores a challenge, which `takeChallenge` returns once. @throws AppError `service_unavailable` */
export const storeChallenge = (key: string, challenge: string): Promise<void> =>
  whileRedisRuns(() => db.singleUse().put(`passkey:${key}`, challenge, CHALLENGE_SECONDS))

/** Removes and returns a challenge; null if there is none. @throws AppError `service_unavailable` */
export const takeChallenge = (key: string): Promise<string | null> =>
  whileRedisRuns(() => db.singleUse().take(`passkey:${key}`))

async function whileRedisRuns<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work()
  } catch (cause) {
    if (!isRedisUnavailable(cause)) throw cause
    throw new AppError('service_unavailable', 'Passkeys are temporarily unavailable. Try again.', {
      cause,
    })
  }
}
