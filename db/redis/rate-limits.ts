import { Ratelimit } from '@upstash/ratelimit'
import type { Redis } from '@upstash/redis'
import { createLocalLimits } from './local-limits'
import { isUnavailable } from './unavailable'

/** How often a subject may do something: `limit` times in any `windowSeconds`. */
export type RatePolicy<Name extends string = string> = {
  name: Name
  limit: number
  windowSeconds: number
  /** `sliding` (default) weighs the window before; `fixed` is cheaper and allows a burst of two. */
  window?: 'sliding' | 'fixed'
}

/** A policy and whom it is about. */
export type LimitRule = { name: string; limit: number; windowSeconds: number; subject: string }

const prefixOf = (name: string) => `limit:${name}`
// The braces keep a subject's two windows on one node of a cluster.
const identifierOf = (subject: string) => `{${subject}}`

/** The keys under which @upstash/ratelimit counts a window and the one before it. */
export const limitKeys = ({ name, subject }: LimitRule, window: number): [string, string] => {
  const key = `${prefixOf(name)}:${identifierOf(subject)}`
  return [`${key}:${window}`, `${key}:${window - 1}`]
}

export type RateVerdict = {
  allowed: boolean
  limit: number
  remaining: number
  /** Seconds until the window ends, rounded up. */
  resetSeconds: number
  /** Whether Redis was out and this process judged alone. */
  isLocal: boolean
}

/**
 * Rate limits shared by all processes and exact under concurrency. While Redis is out each process
 * counts for itself with the same limits, so the door is neither open nor closed.
 */
export function rateLimits<Name extends string>(
  redis: Redis,
  policies: readonly RatePolicy<Name>[],
) {
  const shared = new Map(policies.map((policy) => [policy.name, sharedLimit(redis, policy)]))
  const byName = new Map(policies.map((policy) => [policy.name, policy]))
  const local = createLocalLimits()

  return {
    /** Counts one act of the subject, such as a user id or an address, under a policy. */
    async check(name: Name, subject: string): Promise<RateVerdict> {
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
        if (!isUnavailable(error)) throw error
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
    // Its own cache grows without bound, and its own timeout lets everybody in.
    ephemeralCache: false,
    timeout: 0,
  })
}
