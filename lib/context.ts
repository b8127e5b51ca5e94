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

/** What a verb knows besides its input. */
export type Context = {
  actor: Actor | null
  requestId: string
  log: Log
  /** The version the caller believes to be current, from If-Match. */
  ifVersion?: number
  /** The address of the caller, for limits. */
  address?: string
  userAgent?: string | null
}
