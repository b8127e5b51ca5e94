import 'server-only'
import { db } from '@/db'
import type { RateLimitResult } from '@/lib/context'
import { AppError } from '@/lib/errors'
import { countLimiterFallback } from '@/lib/observability/metrics'
import { siteOf } from './client-address'

type Policy<Name extends string> = { name: Name; limit: number; windowSeconds: number }

/** The networks of a /48 together may make as many calls as this number of them. */
const SITE_FACTOR = 4

/** Creates rate limits that count an IPv6 network also for the /48 around it. */
export function createNetworkLimits<Name extends string>(policies: readonly Policy<Name>[]) {
  const ofSites = policies.map((policy) => ({
    ...policy,
    name: `${policy.name}_site` as const,
    limit: policy.limit * SITE_FACTOR,
  }))
  const limits = db.rateLimits<Name | `${Name}_site`>([...policies, ...ofSites])
  return {
    /** Counts a call of a subject, such as a user id or a network. The limit returned is its own. */
    async check(name: Name, subject: string): Promise<RateLimitResult> {
      const own = await limits.check(name, subject)
      if (own.isLocal) countLimiterFallback()
      const site = siteOf(subject)
      if (!site || !own.allowed) return own
      const { allowed, resetSeconds } = await limits.check(`${name}_site`, site)
      return allowed ? own : { ...own, allowed, remaining: 0, resetSeconds }
    },
  }
}

/** Creates the error of a call beyond a rate limit. `problem` is its first sentence. */
export const rateLimitError = (
  problem: string,
  resetSeconds: number,
  { advice = '', headers = {} }: { advice?: string; headers?: Record<string, string> } = {},
): AppError =>
  new AppError('rate_limited', `${problem} Try again in ${resetSeconds} s${advice}.`, {
    headers: { ...headers, 'Retry-After': String(resetSeconds) },
    params: { retryAfterSeconds: resetSeconds },
  })
