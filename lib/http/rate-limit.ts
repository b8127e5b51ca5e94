import 'server-only'
import { createNetworkLimits, rateLimitError } from '@/lib/auth/network-limits'
import { env } from '@/lib/config/env'
import type { RateLimitName, RatePolicy } from '@/lib/config/rate-limits'
import type { DeferredRateLimit, RateLimitResult } from '@/lib/context'

type HeaderFields = Record<string, string>

let limits: ReturnType<typeof createNetworkLimits<RateLimitName>> | undefined

/**
 * Counts a call, by an IPv6 network also for the /48 around it. Returns the rate limit headers of its response.
 * @throws AppError `rate_limited`
 */
export async function consumeRateLimit(
  name: RateLimitName,
  subject: string,
): Promise<HeaderFields> {
  if (!env().rateLimits.isOn) return {}
  limits ??= createNetworkLimits(Object.values(env().rateLimits.policies))
  return rateLimitHeaders(policyOf(name), await limits.check(name, subject))
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
  name: RateLimitName,
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

const policyOf = (name: RateLimitName): RatePolicy => env().rateLimits.policies[name]

function rateLimitHeaders(
  { name, windowSeconds }: RatePolicy,
  { allowed, limit, remaining, resetSeconds }: RateLimitResult,
): HeaderFields {
  const headers = {
    'RateLimit-Policy': `"${name}";q=${limit};w=${windowSeconds}`,
    RateLimit: `"${name}";r=${remaining};t=${resetSeconds}`,
  }
  if (allowed) return headers
  throw rateLimitError('Too many requests.', resetSeconds, { headers })
}
