import 'server-only'
import type { Actor, Context } from '@/lib/context'
import { AppError } from '@/lib/errors'

/** The user who asks. Throws `unauthenticated` for a stranger. */
export function requireUser({ actor }: Context): Actor {
  if (!actor) throw new AppError('unauthenticated', 'Sign in first.')
  return actor
}

/** The user who signed in, in person. Throws `unauthenticated`, and `forbidden` for an API token. */
export function requireSession(ctx: Context): Actor & { sessionId: string } {
  const actor = requireUser(ctx)
  const { sessionId } = actor
  if (sessionId === null) {
    throw new AppError('forbidden', 'An API token may not do this. Sign in to do it.')
  }
  return { ...actor, sessionId }
}

/** The administrator who asks. Throws `unauthenticated`, `forbidden`. */
export function requireAdmin(ctx: Context): Actor {
  const actor = requireUser(ctx)
  if (!actor.isAdmin) throw new AppError('forbidden', 'Only administrators may do this.')
  return actor
}
