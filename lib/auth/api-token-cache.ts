import 'server-only'
import { LRUCache } from 'lru-cache'
import { db } from '@/db'
import { log } from '@/lib/observability/log'
import { hashToken } from './access-tokens'
import { isWellFormedToken } from './api-tokens'

/** How long a revoked token may still be believed by another process. */
const TOKEN_CACHE_TTL_MS = 5_000
const LAST_USED_INTERVAL_MS = 60_000
const MAX_CACHED_TOKENS = 10_000

type ActiveToken = NonNullable<Awaited<ReturnType<typeof db.bearerTokens.findActive>>>

const tokens = new LRUCache<string, ActiveToken>({
  max: MAX_CACHED_TOKENS,
  ttl: TOKEN_CACHE_TTL_MS,
})
/** Apart, so that guesses push no good token out. */
const unknownHashes = new LRUCache<string, true>({
  max: MAX_CACHED_TOKENS,
  ttl: TOKEN_CACHE_TTL_MS,
})

/** Whose personal API token it is and what it may do, while it is in time and not revoked. */
export async function getActiveToken(token: string): Promise<ActiveToken | null> {
  if (!isWellFormedToken(token)) return null
  const live = await findCached(hashToken(token))
  if (live === null || (live.expiresAt && live.expiresAt.getTime() <= Date.now())) return null
  return live
}

/** Makes this process ask again about a token. */
export const invalidateToken = (tokenHash: string): void => {
  tokens.delete(tokenHash)
}

/** Makes this process ask again about every token. */
export const invalidateAllTokens = (): void => {
  tokens.clear()
  unknownHashes.clear()
}

async function findCached(hash: string): Promise<ActiveToken | null> {
  const known = tokens.get(hash)
  if (known || unknownHashes.has(hash)) return known ?? null
  const live = (await db.bearerTokens.findActive(hash)) ?? null
  if (!live) {
    unknownHashes.set(hash, true)
    return null
  }
  tokens.set(hash, live)
  updateLastUsed(live)
  return live
}

// Once a minute at most, and nobody waits for it: a use that is not noted costs a line in the settings.
function updateLastUsed({ id, lastUsedAt }: ActiveToken): void {
  if (lastUsedAt && lastUsedAt.getTime() > Date.now() - LAST_USED_INTERVAL_MS) return
  db.bearerTokens
    .markUsed(id)
    .catch((err) => log().warn({ err }, 'the use of a token was not noted'))
}
