import { Ratelimit } from '@upstash/ratelimit'
import type { Redis } from '@upstash/redis'
import { createLocalLimits } from './local-limits'
import { isRedisUnavailable } from './unavailable'

/** A limit of `limit` calls per subject in `windowSeconds`. */
export type RatePolicy<Name extends string = string> = {
  name: Name
  limit: number
  windowSeconds: number
  /** `sliding` (default) weights the previous window; `fixed` is cheaper and allows double bursts. */
  window?: 'sliding' | 'fixed'
}

/** A policy and its subject. */
export type LimitRule = { name: string; limit: number; windowSeconds: number; subject: string }

const prefixOf = (name: string) => `limit:${name}`
// A hash tag: both windows of a subject are on one node of a cluster.
const identifierOf = (subject: string) => `{${subject}}`

/** The keys of @upstash/ratelimit for a window and the previous one. */
export const limitKeys = ({ name, subject }: LimitRule, window: number): [string, string] => {
  const key = `${prefixOf(name)}:${identifierOf(subject)}`
  return [`${key}:${window}`, `${key}:${window - 1}`]
}

export type RateLimitResult = {
  allowed: boolean
  limit: number
  remaining: number
  /** Seconds until the window ends, rounded up. */
  resetSeconds: number
  /** Whether Redis was unavailable and only this process counted. */
  isLocal: boolean
}

/**
 * Rate limits shared by all processes, exact under concurrency. During an outage of Redis each
 * process counts for itself with the same limits.
 */
export function rateLimits<Name extends string>(
  redis: Redis,
  policies: readonly RatePolicy<Name>[],
) {
  const shared = new Map(policies.map((policy) => [policy.name, sharedLimit(redis, policy)]))
  const byName = new Map(policies.map((policy) => [policy.name, policy]))
  const local = createLocalLimits()

  return {
    /** Counts one call of a subject, such as a user id or an address, under a policy. */
    async check(name: Name, subject: string): Promise<RateLimitResult> {
      const policy = byName.get(name)
      const limit = shared.get(name)
      if (!policy || !limit) throw new RangeError(`There is no rate policy named ${name}.`)
      try {
        const { success, remaining, reset } = await limit.limit(identifierOf(subject))
        return {
          allowed: success,
          limit: policy.limit,
          remaining: Math.max(0, remaining),
          resetSeconds: Math.max(1, Math.ceil((reset - Date.now()) / 1_000)),
          isLocal: false,
        }
      } catch (error) {
        if (!isRedisUnavailable(error)) throw error
        return { ...local.check(policy, subject), isLocal: true }
      }
    },
  }
}

function sharedLimit(redis: Redis, { name, limit, windowSeconds, window }: RatePolicy): Ratelimit {
  const limiter = window === 'fixed' ? Ratelimit.fixedWindow : Ratelimit.slidingWindow
  return new Ratelimit({
    redis,
    limiter: limiter(limit, `${windowSeconds} s`),
    prefix: prefixOf(name),
    // Its cache is unbounded, and its timeout allows all calls.
    ephemeralCache: false,
    timeout: 0,
  })
}
