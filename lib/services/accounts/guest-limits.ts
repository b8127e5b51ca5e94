import 'server-only'
import type { StoredFile, Transaction } from '@/db'
import { createNetworkLimits, rateLimitError } from '@/lib/auth/network-limits'
import { env } from '@/lib/config/env'
import type { Context } from '@/lib/context'
import { AppError } from '@/lib/errors'

const MIN_IDLE_MINUTES = 60
const HOUR_SECONDS = 3_600
const FULL_RETRY_SECONDS = 600

/** Guests that one new guest deletes at most, while others wait for the lock. */
const MAX_REMOVED = 2

let limits: ReturnType<typeof createNetworkLimits<'guest'>> | undefined

/**
 * Counts a guest that an address creates, and for an IPv6 network also its /48.
 * @throws AppError `rate_limited` after MAX_GUESTS_PER_HOUR
 */
export async function countNewGuest({ address = 'unknown' }: Context): Promise<void> {
  if (!env().rateLimits.isOn) return
  const limit = env().MAX_GUESTS_PER_HOUR
  limits ??= createNetworkLimits([{ name: 'guest', limit, windowSeconds: HOUR_SECONDS }])
  const { allowed, resetSeconds } = await limits.check('guest', address)
  if (allowed) return
  throw rateLimitError('Too many guests from your network.', resetSeconds, {
    advice: ', or register',
  })
}

type RemovedGuests = { count: number; files: StoredFile[] }

/**
 * Makes room for one guest more: if MAX_GUESTS exist, deletes the one that was idle longest, for an hour
 * at least. If more exist because MAX_GUESTS was lowered, deletes two, so that each new guest reduces the
 * number by one. Their files are to be deleted after the commit.
 * @throws AppError `service_unavailable` if no guest was idle for so long
 */
export async function makeRoomForGuest(tx: Transaction): Promise<RemovedGuests> {
  const { MAX_GUESTS } = env()
  await tx.guests.lock()
  const excess = (await tx.guests.count()) - MAX_GUESTS + 1
  if (excess <= 0) return { count: 0, files: [] }
  const ids = await tx.guests.lockIdlest(Math.min(excess, MAX_REMOVED), MIN_IDLE_MINUTES)
  if (ids.length === 0) {
    throw new AppError(
      'service_unavailable',
      'Too many guests are using the demo. Try again later, or register.',
      { headers: { 'Retry-After': String(FULL_RETRY_SECONDS) } },
    )
  }
  const files = await tx.storedFiles.listOf(ids)
  await tx.users.remove(...ids)
  return { count: ids.length, files }
}
