import 'server-only'
import { db } from '@/db'
import { env } from '@/lib/config/env'
import type { RatePolicy } from '@/lib/config/rate-limits'
import type { DeferredRateLimit, RateLimitResult } from '@/lib/context'
import type { LimitName } from '@/lib/contract/contract'
import { AppError } from '@/lib/errors'
import { countLimiterFallback } from '@/lib/observability/metrics'

type HeaderFields = Record<string, string>

let limits: ReturnType<typeof db.rateLimits<LimitName>> | undefined

/** Counts a call. Returns the rate limit headers of its response. @throws AppError `rate_limited` */
export async function consumeRateLimit(name: LimitName, subject: string): Promise<HeaderFields> {
  if (!env().rateLimits.isOn) return {}
  limits ??= db.rateLimits(Object.values(env().rateLimits.policies))
  const result = await limits.check(name, subject)
  if (result.isLocal) countLimiterFallback()
  return rateLimitHeaders(policyOf(name), result)
}

/** Counts a sign-in from an address. @throws AppError `rate_limited` */
export async function consumeSignInLimit(address: string): Promise<void> {
  await consumeRateLimit('auth', address)
}

/**
 * Creates the rate limit of a verb that counts the call itself; its headers go to `responseHeaders`.
 * Undefined if rate limits are off.
 */
export function deferRateLimit(
  name: LimitName,
  subject: string,
  responseHeaders: HeaderFields,
): DeferredRateLimit | undefined {
  if (!env().rateLimits.isOn) return undefined
  const policy = policyOf(name)
  return {
    rule: { ...policy, subject },
    apply: (result) => void Object.assign(responseHeaders, rateLimitHeaders(policy, result)),
    consume: async () => void Object.assign(responseHeaders, await consumeRateLimit(name, subject)),
  }
}

const policyOf = (name: LimitName): RatePolicy => env().rateLimits.policies[name]

function rateLimitHeaders(
  { name, windowSeconds }: RatePolicy,
  { allowed, limit, remaining, resetSeconds }: RateLimitResult,
): HeaderFields {
  const headers = {
    'RateLimit-Policy': `"${name}";q=${limit};w=${windowSeconds}`,
    RateLimit: `"${name}";r=${remaining};t=${resetSeconds}`,
  }
  if (allowed) return headers
  throw new AppError('rate_limited', `Too many requests. Try again in ${resetSeconds} s.`, {
    headers: { ...headers, 'Retry-After': String(resetSeconds) },
    params: { retryAfterSeconds: resetSeconds },
  })
}
