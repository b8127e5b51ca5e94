import 'server-only'
import { authenticate } from '@/lib/auth/authenticate'
import type { Actor } from '@/lib/context'
import { AppError } from '@/lib/errors'

/** Short beside the 5 s for which credentials are cached. */
const CHECK_INTERVAL_MS = 1_000

/** Calls `onEnd` when the credentials of an open response become invalid. Returns how to stop. */
export function watchCredentials(
  headers: Headers,
  actor: Actor | null,
  onEnd: () => void,
): () => void {
  const timer = setInterval(async () => {
    if (await areStillValid(headers, actor)) return
    clearInterval(timer)
    onEnd()
  }, CHECK_INTERVAL_MS)
  return () => clearInterval(timer)
}

// Errors of the database do not make credentials invalid.
async function areStillValid(headers: Headers, actor: Actor | null): Promise<boolean> {
  try {
    return (await authenticate(headers))?.userId === actor?.userId
  } catch (error) {
    return !(error instanceof AppError && error.code === 'invalid_token')
  }
}
