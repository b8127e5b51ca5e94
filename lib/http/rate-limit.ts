import 'server-only'
import { db } from '@/db'
import type { LimitName } from '@/lib/contract/contract'
import { env } from '@/lib/env'
import { AppError } from '@/lib/errors'

const MINUTE = 60

const POLICIES: { name: LimitName; limit: number; windowSeconds: number }[] = [
  { name: 'auth', limit: 20, windowSeconds: MINUTE },
  { name: 'read', limit: 1_200, windowSeconds: MINUTE },
  { name: 'write', limit: 600, windowSeconds: MINUTE },
  { name: 'next', limit: 1_200, windowSeconds: MINUTE },
  { name: 'import', limit: 60, windowSeconds: MINUTE },
  { name: 'upload', limit: 120, windowSeconds: MINUTE },
]

let limits: ReturnType<typeof db.rateLimits<LimitName>> | undefined

/** Counts a call; answers the headers that tell what is left. Throws `rate_limited`. */
export async function limitRate(name: LimitName, subject: string): Promise<Record<string, string>> {
  if (env().RATE_LIMITS === 'off') return {}
  limits ??= db.rateLimits(POLICIES)
  const verdict = await limits.check(name, subject)
  const { windowSeconds } = POLICIES.find((policy) => policy.name === name)!
  const headers = {
    'RateLimit-Policy': `"${name}";q=${verdict.limit};w=${windowSeconds}`,
    RateLimit: `"${name}";r=${verdict.remaining};t=${verdict.resetSeconds}`,
  }
  if (verdict.allowed) return headers
  const seconds = verdict.resetSeconds
  throw new AppError('rate_limited', `Too many requests. Try again in ${seconds} s.`, {
    headers: { ...headers, 'Retry-After': String(seconds) },
  })
}

/** Counts a sign-in from an address. Throws `rate_limited`. */
export async function limitSignIn(address: string): Promise<void> {
  await limitRate('auth', address)
}
