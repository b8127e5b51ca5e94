import type { TokenScope } from './contract/contract'
import type { Log } from './observability/log'

/** The user who calls, and the credentials that the call carries. */
export type Actor = {
  userId: string
  /** Null for an API token, which has no session. */
  sessionId: string | null
  /** When the session began; undefined for an API token. */
  signedInAt?: Date
  email: string
  displayName: string
  /** Set for a demo account, which is deleted after a day. */
  isGuest: boolean
  /** Set for the owner, and for the addresses of ADMIN_EMAILS. */
  isAdmin: boolean
  via: 'cookie' | 'bearer' | 'token'
  /** The scopes of an API token; undefined for sessions, which are not limited. */
  scopes?: readonly TokenScope[]
}

/** The state of a rate limit after a call was counted. */
export type RateLimitResult = {
  allowed: boolean
  limit: number
  remaining: number
  resetSeconds: number
}

/** A rate limit that the verb counts, in the round trip to Redis that it makes anyway. */
export type DeferredRateLimit = {
  rule: { name: string; limit: number; windowSeconds: number; subject: string }
  /** Reports the result in the headers of the response. @throws AppError `rate_limited` */
  apply: (result: RateLimitResult) => void
  /** Counts in a round trip of its own, or in this process without Redis. @throws AppError `rate_limited` */
  consume: () => Promise<void>
}

/** The first argument of every verb: the caller and the request. */
export type Context = {
  actor: Actor | null
  requestId: string
  log: Log
  /** The versions that If-Match names; undefined if every version matches. */
  ifVersions?: readonly number[]
  /** Set if the contract has `verbCountsLimit`. */
  deferredLimit?: DeferredRateLimit
  /** The caller's address for rate limits. */
  address?: string
  userAgent?: string | null
}
