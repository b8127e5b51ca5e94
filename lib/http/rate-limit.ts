import 'server-only'
import { db } from '@/db'
import { env } from '@/lib/config/env'
import type { RatePolicy } from '@/lib/config/rate-limits'
import type { OwnLimit } from '@/lib/context'
import type { LimitName } from '@/lib/contract/contract'
import { AppError } from '@/lib/errors'
import { countLimiterFallback } from '@/lib/observability/metrics'

type Verdict = { allowed: boolean; limit: number; remaining: number; resetSeconds: number }
type Heads = Record<string, string>

let limits: ReturnType<typeof db.rateLimits<LimitName>> | undefined

/** Counts a call; answers the headers that tell what is left. Throws `rate_limited`. */
export async function limitRate(name: LimitName, subject: string): Promise<Heads> {
  if (!env().rateLimits.isOn) return {}
  limits ??= db.rateLimits(Object.values(env().rateLimits.policies))
  const verdict = await limits.check(name, subject)
  if (verdict.isLocal) countLimiterFallback()
  return headsOf(policyOf(name), verdict)
}

/** Counts a sign-in from an address. Throws `rate_limited`. */
export async function limitSignIn(address: string): Promise<void> {
  await limitRate('auth', address)
}

/** For a verb that counts its call itself: what is left goes to `heads`. */
export function ownLimit(name: LimitName, subject: string, heads: Heads): OwnLimit | undefined {
  if (!env().rateLimits.isOn) return undefined
  const policy = policyOf(name)
  return {
    rule: { ...policy, subject },
    judge: (verdict) => void Object.assign(heads, headsOf(policy, verdict)),
    count: async () => void Object.assign(heads, await limitRate(name, subject)),
  }
}

const policyOf = (name: LimitName): RatePolicy => env().rateLimits.policies[name]

function headsOf({ name, windowSeconds }: RatePolicy, verdict: Verdict): Heads {
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
