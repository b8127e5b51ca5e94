import type { TokenScope } from './contract/contract'
import type { Log } from './observability/log'

/** Who is asking: a signed-in user, through which door, and in which session. */
export type Actor = {
  userId: string
  /** Null for an API token, which has no session. */
  sessionId: string | null
  email: string
  displayName: string
  /** Here without an account: everything is kept for a day. */
  isGuest: boolean
  /** Named in ADMIN_EMAILS. */
  isAdmin: boolean
  via: 'cookie' | 'bearer' | 'token'
  /** What an API token is allowed; who signed in may do everything. */
  scopes?: readonly TokenScope[]
}

type RateLimitResult = { allowed: boolean; limit: number; remaining: number; resetSeconds: number }

/** A limit that the verb counts against by itself, in the trip to Redis that it makes anyway. */
export type DeferredRateLimit = {
  rule: { name: string; limit: number; windowSeconds: number; subject: string }
  /** Tells the caller what is left. Throws `rate_limited`. */
  apply: (verdict: RateLimitResult) => void
  /** Counts in a trip of its own, or alone while Redis is out. Throws `rate_limited`. */
  consume: () => Promise<void>
}

/** What a verb knows besides its input. */
export type Context = {
  actor: Actor | null
  requestId: string
  log: Log
  /** The versions one of which the caller believes to be current, from If-Match. */
  ifVersions?: readonly number[]
  /** Set where the contract leaves counting to the verb. */
  deferredLimit?: DeferredRateLimit
  /** The address of the caller, for limits. */
  address?: string
  userAgent?: string | null
}
