import 'server-only'
import { LRUCache } from 'lru-cache'
import { db } from '@/db'
import { log } from '@/lib/observability/log'

/** The time for which another process may still accept a revoked session. */
const SESSION_CACHE_TTL_MS = 5_000
const LAST_SEEN_INTERVAL_MS = 60_000
const MAX_CACHED_SESSIONS = 10_000

type ActiveSession = NonNullable<Awaited<ReturnType<typeof db.authSessions.findActive>>>

const create = () =>
  new LRUCache<string, { session: ActiveSession | null }>({
    max: MAX_CACHED_SESSIONS,
    ttl: SESSION_CACHE_TTL_MS,
  })

// One per process: the server and Next's pages are bundled apart, and both revoke sessions.
const shared = globalThis as { __riffleSessions?: ReturnType<typeof create> }
shared.__riffleSessions ??= create()
const cache = shared.__riffleSessions

/** Returns a session with its user; null if it is unknown, expired or revoked. */
export async function getActiveSession(sessionId: string): Promise<ActiveSession | null> {
  const cached = cache.get(sessionId)
  if (cached) return cached.session
  const session = (await db.authSessions.findActive(sessionId)) ?? null
  cache.set(sessionId, { session })
  if (session) updateLastSeen(sessionId, session)
  return session
}

/** Removes a session from the cache of this process. */
export const invalidateSession = (sessionId: string): void => {
  cache.delete(sessionId)
}

/** Empties the cache of this process. */
export const invalidateAllSessions = (): void => cache.clear()

// At most once a minute, and without delaying the request.
function updateLastSeen(sessionId: string, { lastSeenAt }: ActiveSession): void {
  if (lastSeenAt.getTime() > Date.now() - LAST_SEEN_INTERVAL_MS) return
  db.authSessions
    .touch(sessionId)
    .catch((err) => log().warn({ err }, 'updating last_seen_at of a session failed'))
}
