import 'server-only'
import { LRUCache } from 'lru-cache'
import { db } from '@/db'

/** How long a revoked session may still be believed by another process. */
const BELIEVED_MS = 5_000
const REMEMBERED = 10_000

type Live = { userId: string; email: string; displayName: string; isGuest: boolean }

const sessions = new LRUCache<string, { live: Live | null }>({ max: REMEMBERED, ttl: BELIEVED_MS })

/** Whose session it is, while it lives. */
export async function liveSession(sessionId: string): Promise<Live | null> {
  const known = sessions.get(sessionId)
  if (known) return known.live
  const live = (await db.authSessions.findAlive(sessionId)) ?? null
  sessions.set(sessionId, { live })
  return live
}

/** Makes this process ask again. */
export const forgetSession = (sessionId: string): void => {
  sessions.delete(sessionId)
}

/** Makes this process ask again about every session. */
export const forgetSessions = (): void => sessions.clear()
