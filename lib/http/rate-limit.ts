import 'server-only'
import { db } from '@/db'
import { env } from '@/lib/config/env'
import type { RatePolicy } from '@/lib/config/rate-limits'
import type { DeferredRateLimit } from '@/lib/context'
import type { LimitName } from '@/lib/contract/contract'
import { AppError } from '@/lib/errors'
import { countLimiterFallback } from '@/lib/observability/metrics'

type Verdict = { allowed: boolean; limit: number; remaining: number; resetSeconds: number }
type HeaderFields = Record<string, string>

let limits: ReturnType<typeof db.rateLimits<LimitName>> | undefined

/** Counts a call; answers the headers that tell what is left. Throws `rate_limited`. */
export async function consumeRateLimit(name: LimitName, subject: string): Promise<HeaderFields> {
  if (!env().rateLimits.isOn) return {}
  limits ??= db.rateLimits(Object.values(env().rateLimits.policies))
  const verdict = await limits.check(name, subject)
  if (verdict.isLocal) countLimiterFallback()
  return rateLimitHeaders(policyOf(name), verdict)
}

/** Counts a sign-in from an address. Throws `rate_limited`. */
export async function consumeSignInLimit(address: string): Promise<void> {
  await consumeRateLimit('auth', address)
}

/** For a verb that counts its call itself: what is left goes to `heads`. */
export function deferRateLimit(
  name: LimitName,
  subject: string,
  heads: HeaderFields,
): DeferredRateLimit | undefined {
  if (!env().rateLimits.isOn) return undefined
  const policy = policyOf(name)
  return {
    rule: { ...policy, subject },
    apply: (verdict) => void Object.assign(heads, rateLimitHeaders(policy, verdict)),
    consume: async () => void Object.assign(heads, await consumeRateLimit(name, subject)),
  }
}

const policyOf = (name: LimitName): RatePolicy => env().rateLimits.policies[name]

function rateLimitHeaders({ name, windowSeconds }: RatePolicy, verdict: Verdict): HeaderFields {
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
