import 'server-only'
import type { Actor, Context } from '@/lib/context'
import { AppError } from '@/lib/errors'

/** The user who asks. Throws `unauthenticated` for a stranger. */
export function signedIn({ actor }: Context): Actor {
  if (!actor) throw new AppError('unauthenticated', 'Sign in first.')
  return actor
}

/** The administrator who asks. Throws `unauthenticated`, `forbidden`. */
export function administrator(ctx: Context): Actor {
  const actor = signedIn(ctx)
  if (!actor.isAdmin) throw new AppError('forbidden', 'Only administrators may do this.')
  return actor
}
