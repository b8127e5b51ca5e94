import 'server-only'
import { LRUCache } from 'lru-cache'
import { db } from '@/db'
import { log } from '@/lib/observability/log'

/** How long a revoked session may still be believed by another process. */
const BELIEVED_MS = 5_000
const SEEN_EVERY_MS = 60_000
const REMEMBERED = 10_000

type Live = NonNullable<Awaited<ReturnType<typeof db.authSessions.findActive>>>

const sessions = new LRUCache<string, { live: Live | null }>({ max: REMEMBERED, ttl: BELIEVED_MS })

/** Whose session it is, while it lives. */
export async function liveSession(sessionId: string): Promise<Live | null> {
  const known = sessions.get(sessionId)
  if (known) return known.live
  const live = (await db.authSessions.findActive(sessionId)) ?? null
  sessions.set(sessionId, { live })
  if (live) noteSeen(sessionId, live)
  return live
}

/** Makes this process ask again. */
export const forgetSession = (sessionId: string): void => {
  sessions.delete(sessionId)
}

/** Makes this process ask again about every session. */
export const forgetSessions = (): void => sessions.clear()

// Once a minute at most, and nobody waits for it.
function noteSeen(sessionId: string, { lastSeenAt }: Live): void {
  if (lastSeenAt.getTime() > Date.now() - SEEN_EVERY_MS) return
  db.authSessions
    .touch(sessionId)
    .catch((err) => log().warn({ err }, 'a session that was seen was not noted'))
}
