import 'server-only'
import { LRUCache } from 'lru-cache'
import { db } from '@/db'
import { log } from '@/lib/observability/log'

/** How long a revoked session may still be believed by another process. */
const SESSION_CACHE_TTL_MS = 5_000
const LAST_SEEN_INTERVAL_MS = 60_000
const MAX_CACHED_SESSIONS = 10_000

type ActiveSession = NonNullable<Awaited<ReturnType<typeof db.authSessions.findActive>>>

const sessions = new LRUCache<string, { live: ActiveSession | null }>({
  max: MAX_CACHED_SESSIONS,
  ttl: SESSION_CACHE_TTL_MS,
})

/** Whose session it is, while it lives. */
export async function getActiveSession(sessionId: string): Promise<ActiveSession | null> {
  const known = sessions.get(sessionId)
  if (known) return known.live
  const live = (await db.authSessions.findActive(sessionId)) ?? null
  sessions.set(sessionId, { live })
  if (live) updateLastSeen(sessionId, live)
  return live
}

/** Makes this process ask again. */
export const invalidateSession = (sessionId: string): void => {
  sessions.delete(sessionId)
}

/** Makes this process ask again about every session. */
export const invalidateAllSessions = (): void => sessions.clear()

// Once a minute at most, and nobody waits for it.
function updateLastSeen(sessionId: string, { lastSeenAt }: ActiveSession): void {
  if (lastSeenAt.getTime() > Date.now() - LAST_SEEN_INTERVAL_MS) return
  db.authSessions
    .touch(sessionId)
    .catch((err) => log().warn({ err }, 'a session that was seen was not noted'))
}
