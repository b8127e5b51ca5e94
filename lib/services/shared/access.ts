import 'server-only'
import type { Actor, Context } from '@/lib/context'
import { AppError } from '@/lib/errors'

const RECENT_MINUTES = 10

/** How long ago a sign-in may be for changes to the security of an account, in seconds. */
export const RECENT_SIGN_IN_SECONDS = RECENT_MINUTES * 60

/** Returns the user of a call. @throws AppError `unauthenticated` without one */
export function requireUser({ actor }: Context): Actor {
  if (!actor) throw new AppError('unauthenticated', 'Sign in first.')
  return actor
}

/** Returns the user of a session. @throws AppError `unauthenticated`; `forbidden` for an API token */
export function requireSession(ctx: Context): Actor & { sessionId: string } {
  const actor = requireUser(ctx)
  const { sessionId } = actor
  if (sessionId === null) {
    throw new AppError('forbidden', 'API tokens cannot do this. Sign in instead.')
  }
  return { ...actor, sessionId }
}

/** Whether a session that began at this time counts as a recent sign-in. */
export const isRecentSignIn = (signedInAt: Date): boolean =>
  signedInAt.getTime() > Date.now() - RECENT_SIGN_IN_SECONDS * 1_000

/**
 * Returns the user of a session that began within the last ten minutes, for changes to the security of
 * an account: a stolen session is not enough for them. Guests have no password and are exempt.
 * @throws AppError `unauthenticated`, `forbidden`, `recent_sign_in_required`
 */
export function requireRecentSession(ctx: Context): Actor & { sessionId: string } {
  const actor = requireSession(ctx)
  if (actor.isGuest || (actor.signedInAt && isRecentSignIn(actor.signedInAt))) return actor
  throw recentSignInRequired(
    `This requires a sign-in within the last ${RECENT_MINUTES} minutes. Sign in again.`,
  )
}

/**
 * Checks when a person signed in at an identity provider, before that makes a session recent;
 * undefined if the provider does not state it.
 * @throws AppError `recent_sign_in_required`
 */
export function assertRecentAuthentication(authenticatedAt: Date | undefined): void {
  if (authenticatedAt && isRecentSignIn(authenticatedAt)) return
  throw recentSignInRequired(
    `The identity provider did not confirm a sign-in within the last ${RECENT_MINUTES} minutes.`,
  )
}

const recentSignInRequired = (message: string) =>
  new AppError('recent_sign_in_required', message, { params: { minutes: RECENT_MINUTES } })

/** Returns the administrator of a call. @throws AppError `unauthenticated`, `forbidden` */
export function requireAdmin(ctx: Context): Actor {
  const actor = requireUser(ctx)
  if (!actor.isAdmin) throw new AppError('forbidden', 'Only administrators can do this.')
  return actor
}

/**
 * Returns the administrator of a session that began within the last ten minutes.
 * @throws AppError `unauthenticated`, `forbidden`, `recent_sign_in_required`
 */
export function requireRecentAdmin(ctx: Context): Actor & { sessionId: string } {
  requireAdmin(ctx)
  return requireRecentSession(ctx)
}
