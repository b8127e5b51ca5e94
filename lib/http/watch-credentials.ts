import 'server-only'
import { authenticate } from '@/lib/auth/authenticate'
import type { Actor } from '@/lib/context'
import { AppError } from '@/lib/errors'

/** What is known of credentials is believed for 5 s: asking within a second adds little to that. */
const CHECK_INTERVAL_MS = 1_000

/** Calls `end` once the credentials of an answer that goes on are no longer good; answers how to stop. */
export function watchCredentials(
  headers: Headers,
  actor: Actor | null,
  end: () => void,
): () => void {
  const timer = setInterval(async () => {
    if (await areStillValid(headers, actor)) return
    clearInterval(timer)
    end()
  }, CHECK_INTERVAL_MS)
  return () => clearInterval(timer)
}

// A database that is out for a moment says nothing of the caller.
async function areStillValid(headers: Headers, actor: Actor | null): Promise<boolean> {
  try {
    return (await authenticate(headers))?.userId === actor?.userId
  } catch (error) {
    return !(error instanceof AppError && error.code === 'invalid_token')
  }
}
