import 'server-only'
import { whoIsAsking } from '@/lib/auth/session'
import type { Actor } from '@/lib/context'
import { AppError } from '@/lib/errors'

/** What is known of credentials is believed for 5 s: asking within a second adds little to that. */
const LOOK_EVERY_MS = 1_000

/** Calls `end` once the credentials of an answer that goes on are no longer good; answers how to stop. */
export function untilRevoked(headers: Headers, actor: Actor | null, end: () => void): () => void {
  const timer = setInterval(async () => {
    if (await isStill(headers, actor)) return
    clearInterval(timer)
    end()
  }, LOOK_EVERY_MS)
  return () => clearInterval(timer)
}

// A database that is out for a moment says nothing of the caller.
async function isStill(headers: Headers, actor: Actor | null): Promise<boolean> {
  try {
    return (await whoIsAsking(headers))?.userId === actor?.userId
  } catch (error) {
    return !(error instanceof AppError && error.code === 'invalid_token')
  }
}
