import { z } from 'zod'

const NAMES = ['auth', 'read', 'write', 'next', 'import', 'upload', 'page'] as const
/** The rate limits of the operations of the API, and that of pages. */
export type RateLimitName = (typeof NAMES)[number]

/** The number of calls that a caller may make per window. */
export type RatePolicy = { name: RateLimitName; limit: number; windowSeconds: number }

/** Whether rate limits are on, and the limits of the API by name. */
export type RateLimits = { isOn: boolean; policies: Record<RateLimitName, RatePolicy> }

const MINUTE_SECONDS = 60

const DEFAULT_POLICIES: Record<RateLimitName, RatePolicy> = {
  auth: { name: 'auth', limit: 20, windowSeconds: MINUTE_SECONDS },
  read: { name: 'read', limit: 1_200, windowSeconds: MINUTE_SECONDS },
  write: { name: 'write', limit: 600, windowSeconds: MINUTE_SECONDS },
  next: { name: 'next', limit: 1_200, windowSeconds: MINUTE_SECONDS },
  import: { name: 'import', limit: 60, windowSeconds: MINUTE_SECONDS },
  upload: { name: 'upload', limit: 120, windowSeconds: MINUTE_SECONDS },
  page: { name: 'page', limit: 600, windowSeconds: MINUTE_SECONDS },
}

const LIMIT = `(?:${NAMES.join('|')})=[1-9]\\d{0,8}/[1-9]\\d{0,4}`
// bounded-regex: the operator writes this setting.
const RATE_LIMITS_PATTERN = new RegExp(`^(?:on|off|${LIMIT}(?:,${LIMIT})*)$`)

/** `on`, `off`, or the limits that differ from the defaults; the others keep their defaults. */
export const rateLimits = z
  .string()
  .regex(RATE_LIMITS_PATTERN, 'must be on, off, or written as read=1200/60,write=600/60')
  .default('on')
  .transform((text): RateLimits => ({ isOn: text !== 'off', policies: parsePolicies(text) }))

function parsePolicies(text: string): RateLimits['policies'] {
  const policies = { ...DEFAULT_POLICIES }
  // bounded-regex: the operator writes this setting.
  for (const [, given, limit, seconds] of text.matchAll(/(\w+)=(\d+)\/(\d+)/g)) {
    const name = NAMES.find((candidate) => candidate === given)
    if (name) policies[name] = { name, limit: Number(limit), windowSeconds: Number(seconds) }
  }
  return policies
}
