import 'server-only'
import { createHash } from 'node:crypto'
import { db } from '@/db'
import { env } from '@/lib/config/env'
import { AppError } from '@/lib/errors'

/** Failures from one address before it slows down for an account, and from all of them together. */
const MAX_UNDELAYED_FAILURES = { near: 5, all: 50 }
const MAX_WAIT_SECONDS = 300
const FAILURE_TTL_SECONDS = 24 * 60 * 60

type Failures = { count: number; until: number }

type Attempt = { email: string; address?: string }

const cacheKeys = ({ email, address = '' }: Attempt) => ({
  near: cacheKey(`${email} ${address}`),
  all: cacheKey(email),
})

const cacheKey = (text: string) =>
  `sign-in:${createHash('sha256').update(text).digest('base64url').slice(0, 22)}`

/**
 * Counts a try and throws `rate_limited` while it must wait: after five failures from one address
 * twice as long each time, five minutes at most. Others' failures slow an account down only after
 * fifty, so that nobody locks somebody else out with a handful of wrong passwords.
 */
export async function assertSignInAllowed(attempt: Attempt): Promise<void> {
  if (!env().rateLimits.isOn) return
  const keys = cacheKeys(attempt)
  await countAttempt(keys.near, MAX_UNDELAYED_FAILURES.near)
  await countAttempt(keys.all, MAX_UNDELAYED_FAILURES.all)
}

async function countAttempt(key: string, free: number): Promise<void> {
  const now = Date.now()
  const cache = db.cache()
  const failures = (await cache.get<Failures>(key)) ?? { count: 0, until: 0 }
  if (failures.until > now) {
    const seconds = Math.ceil((failures.until - now) / 1000)
    throw new AppError('rate_limited', `Too many wrong passwords. Try again in ${seconds} s.`, {
      headers: { 'Retry-After': String(seconds) },
    })
  }
  const count = failures.count + 1
  const wait = count < free ? 0 : 2 ** Math.min(count - free, 16)
  const until = now + Math.min(wait, MAX_WAIT_SECONDS) * 1000
  await cache.set(key, { count, until }, FAILURE_TTL_SECONDS)
}

/** A right password forgets the wrong ones before it. */
export async function clearSignInFailures(attempt: Attempt): Promise<void> {
  const { near, all } = cacheKeys(attempt)
  await db.cache().remove(near, all)
}
