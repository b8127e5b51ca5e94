import 'server-only'
import { createHash } from 'node:crypto'
import { db } from '@/db'
import { env } from '@/lib/config/env'
import { AppError } from '@/lib/errors'

/** Failures from one address before it slows down for an account, and from all of them together. */
const FREE_FAILURES = { near: 5, all: 50 }
const LONGEST_WAIT_SECONDS = 300
const REMEMBERED_SECONDS = 24 * 60 * 60

type Failures = { count: number; until: number }

type Try = { email: string; address?: string }

const keysOf = ({ email, address = '' }: Try) => ({
  near: keyOf(`${email} ${address}`),
  all: keyOf(email),
})

const keyOf = (text: string) =>
  `sign-in:${createHash('sha256').update(text).digest('base64url').slice(0, 22)}`

/**
 * Counts a try and throws `rate_limited` while it must wait: after five failures from one address
 * twice as long each time, five minutes at most. Others' failures slow an account down only after
 * fifty, so that nobody locks somebody else out with a handful of wrong passwords.
 */
export async function assertMayTry(attempt: Try): Promise<void> {
  if (!env().rateLimits.isOn) return
  const keys = keysOf(attempt)
  await countTry(keys.near, FREE_FAILURES.near)
  await countTry(keys.all, FREE_FAILURES.all)
}

async function countTry(key: string, free: number): Promise<void> {
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
  const until = now + Math.min(wait, LONGEST_WAIT_SECONDS) * 1000
  await cache.set(key, { count, until }, REMEMBERED_SECONDS)
}

/** A right password forgets the wrong ones before it. */
export async function noteSuccess(attempt: Try): Promise<void> {
  const { near, all } = keysOf(attempt)
  await db.cache().del(near, all)
}
