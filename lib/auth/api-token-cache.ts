import 'server-only'
import { LRUCache } from 'lru-cache'
import { db } from '@/db'
import { log } from '@/lib/observability/log'
import { hashToken } from './access-tokens'
import { isWellFormed } from './api-tokens'

/** How long a revoked token may still be believed by another process. */
const BELIEVED_MS = 5_000
const NOTED_EVERY_MS = 60_000
const REMEMBERED = 10_000

type Live = NonNullable<Awaited<ReturnType<typeof db.bearerTokens.findActive>>>

const tokens = new LRUCache<string, Live>({ max: REMEMBERED, ttl: BELIEVED_MS })
/** Apart, so that guesses push no good token out. */
const unknown = new LRUCache<string, true>({ max: REMEMBERED, ttl: BELIEVED_MS })

/** Whose personal API token it is and what it may do, while it is in time and not revoked. */
export async function liveToken(token: string): Promise<Live | null> {
  if (!isWellFormed(token)) return null
  const live = await remembered(hashToken(token))
  if (live === null || (live.expiresAt && live.expiresAt.getTime() <= Date.now())) return null
  return live
}

/** Makes this process ask again about a token. */
export const forgetToken = (tokenHash: string): void => {
  tokens.delete(tokenHash)
}

/** Makes this process ask again about every token. */
export const forgetTokens = (): void => {
  tokens.clear()
  unknown.clear()
}

async function remembered(hash: string): Promise<Live | null> {
  const known = tokens.get(hash)
  if (known || unknown.has(hash)) return known ?? null
  const live = (await db.bearerTokens.findActive(hash)) ?? null
  if (!live) {
    unknown.set(hash, true)
    return null
  }
  tokens.set(hash, live)
  noteUse(live)
  return live
}

// Once a minute at most, and nobody waits for it: a use that is not noted costs a line in the settings.
function noteUse({ id, lastUsedAt }: Live): void {
  if (lastUsedAt && lastUsedAt.getTime() > Date.now() - NOTED_EVERY_MS) return
  db.bearerTokens
    .markUsed(id)
    .catch((err) => log().warn({ err }, 'the use of a token was not noted'))
}
