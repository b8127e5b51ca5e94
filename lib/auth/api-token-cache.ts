import 'server-only'
import { LRUCache } from 'lru-cache'
import { db } from '@/db'
import { log } from '@/lib/observability/log'
import { hashToken } from './access-tokens'
import { isWellFormedToken } from './api-tokens'

/** The time for which another process may still accept a revoked token. */
const TOKEN_CACHE_TTL_MS = 5_000
const LAST_USED_INTERVAL_MS = 60_000
const MAX_CACHED_TOKENS = 10_000

type ActiveToken = NonNullable<Awaited<ReturnType<typeof db.bearerTokens.findActive>>>

const limits = { max: MAX_CACHED_TOKENS, ttl: TOKEN_CACHE_TTL_MS }

const create = () => ({
  tokens: new LRUCache<string, ActiveToken>(limits),
  /** Separate from the valid ones, so that guesses do not evict them. */
  unknownHashes: new LRUCache<string, true>(limits),
})

// One per process: the server and Next's pages are bundled apart.
const shared = globalThis as { __riffleApiTokens?: ReturnType<typeof create> }
shared.__riffleApiTokens ??= create()
const { tokens, unknownHashes } = shared.__riffleApiTokens

/** Returns a personal API token with its user; null if it is unknown, expired or revoked. */
export async function getActiveToken(token: string): Promise<ActiveToken | null> {
  if (!isWellFormedToken(token)) return null
  const active = await findCached(hashToken(token))
  if (active === null || (active.expiresAt && active.expiresAt.getTime() <= Date.now())) return null
  return active
}

/** Removes a token from the cache of this process. */
export const invalidateToken = (tokenHash: string): void => {
  tokens.delete(tokenHash)
}

/** Empties the cache of this process. */
export const invalidateAllTokens = (): void => {
  tokens.clear()
  unknownHashes.clear()
}

async function findCached(hash: string): Promise<ActiveToken | null> {
  const cached = tokens.get(hash)
  if (cached || unknownHashes.has(hash)) return cached ?? null
  const active = (await db.bearerTokens.findActive(hash)) ?? null
  if (!active) {
    unknownHashes.set(hash, true)
    return null
  }
  tokens.set(hash, active)
  updateLastUsed(active)
  return active
}

// At most once a minute, and without delaying the request.
function updateLastUsed({ id, lastUsedAt }: ActiveToken): void {
  if (lastUsedAt && lastUsedAt.getTime() > Date.now() - LAST_USED_INTERVAL_MS) return
  db.bearerTokens
    .markUsed(id)
    .catch((err) => log().warn({ err }, 'updating last_used_at of an API token failed'))
}
