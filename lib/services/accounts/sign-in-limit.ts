import 'server-only'
import { createHash } from 'node:crypto'
import { db } from '@/db'
import { env } from '@/lib/config/env'
import { AppError } from '@/lib/errors'

/** Failures for one account without a delay: from one address, and from all together. */
const MAX_UNDELAYED_FAILURES = { perAddress: 5, total: 50 }
const MAX_DELAY_EXPONENT = 16
const MAX_DELAY_SECONDS = 300
const FAILURE_TTL_SECONDS = 24 * 60 * 60

type Failures = { count: number; until: number }

type Attempt = { email: string; address?: string }

const cacheKeys = ({ email, address = '' }: Attempt) => ({
  perAddress: cacheKey(`${email} ${address}`),
  total: cacheKey(email),
})

const cacheKey = (text: string) =>
  `sign-in:${createHash('sha256').update(text).digest('base64url').slice(0, 22)}`

/**
 * Counts a sign-in attempt. After five failures from one address the delay doubles with each, up to
 * five minutes. Failures from all addresses delay an account only after fifty, so that a few wrong
 * passwords from elsewhere do not lock out its owner.
 * @throws AppError `rate_limited` during the delay
 */
export async function assertSignInAllowed(attempt: Attempt): Promise<void> {
  if (!env().rateLimits.isOn) return
  const keys = cacheKeys(attempt)
  await countAttempt(keys.perAddress, MAX_UNDELAYED_FAILURES.perAddress)
  await countAttempt(keys.total, MAX_UNDELAYED_FAILURES.total)
}

async function countAttempt(key: string, maxUndelayed: number): Promise<void> {
  const now = Date.now()
  const cache = db.cache()
  const failures = (await cache.get<Failures>(key)) ?? { count: 0, until: 0 }
  if (failures.until > now) {
    const seconds = Math.ceil((failures.until - now) / 1000)
    throw new AppError('rate_limited', `Too many wrong passwords. Try again in ${seconds} s.`, {
      headers: { 'Retry-After': String(seconds) },
      params: { retryAfterSeconds: seconds },
    })
  }
  const count = failures.count + 1
  const until = now + delaySeconds(count, maxUndelayed) * 1000
  await cache.set(key, { count, until }, FAILURE_TTL_SECONDS)
}

const delaySeconds = (count: number, maxUndelayed: number): number =>
  count < maxUndelayed
    ? 0
    : Math.min(2 ** Math.min(count - maxUndelayed, MAX_DELAY_EXPONENT), MAX_DELAY_SECONDS)

/** Resets the counts after a successful sign-in. */
export async function clearSignInFailures(attempt: Attempt): Promise<void> {
  const { perAddress, total } = cacheKeys(attempt)
  await db.cache().remove(perAddress, total)
}
