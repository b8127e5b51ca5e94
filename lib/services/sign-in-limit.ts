import 'server-only'
import { createHash } from 'node:crypto'
import { db } from '@/db'
import { env } from '@/lib/env'
import { AppError } from '@/lib/errors'

/** Failures an account takes before it slows down. */
const FREE_FAILURES = 5
const LONGEST_WAIT_SECONDS = 300
const REMEMBERED_SECONDS = 24 * 60 * 60

type Failures = { count: number; until: number }

const keyOf = (email: string) =>
  `sign-in:${createHash('sha256').update(email).digest('base64url').slice(0, 22)}`

/**
 * Counts a try and throws `rate_limited` while the account must wait: after five failures twice as
 * long each time, five minutes at most, and never for ever, so nobody can lock somebody else out.
 */
export async function assertMayTry(email: string): Promise<void> {
  if (env().RATE_LIMITS === 'off') return
  const now = Date.now()
  const cache = db.cache()
  const failures = (await cache.get<Failures>(keyOf(email))) ?? { count: 0, until: 0 }
  if (failures.until > now) {
    const seconds = Math.ceil((failures.until - now) / 1000)
    throw new AppError('rate_limited', `Too many wrong passwords. Try again in ${seconds} s.`, {
      headers: { 'Retry-After': String(seconds) },
    })
  }
  const count = failures.count + 1
  const wait = count < FREE_FAILURES ? 0 : 2 ** Math.min(count - FREE_FAILURES, 16)
  const until = now + Math.min(wait, LONGEST_WAIT_SECONDS) * 1000
  await cache.set(keyOf(email), { count, until }, REMEMBERED_SECONDS)
}

/** A right password forgets the wrong ones before it. */
export const noteSuccess = (email: string): Promise<void> => db.cache().del(keyOf(email))
