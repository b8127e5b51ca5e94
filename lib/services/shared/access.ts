import 'server-only'
import type { Actor, Context } from '@/lib/context'
import { AppError } from '@/lib/errors'

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

/** Returns the administrator of a call. @throws AppError `unauthenticated`, `forbidden` */
export function requireAdmin(ctx: Context): Actor {
  const actor = requireUser(ctx)
  if (!actor.isAdmin) throw new AppError('forbidden', 'Only administrators can do this.')
  return actor
}
