import 'server-only'
import type { Actor, Context } from '@/lib/context'
import { AppError } from '@/lib/errors'

/** The user who asks. Throws `unauthenticated` for a stranger. */
export function signedIn({ actor }: Context): Actor {
  if (!actor) throw new AppError('unauthenticated', 'Sign in first.')
  return actor
}
