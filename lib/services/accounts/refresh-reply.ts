import 'server-only'
import { createHash } from 'node:crypto'
import { db } from '@/db'
import { SealBrokenError, seal, unseal } from '@/lib/config/sealed'
import type { Context } from '@/lib/context'
import type { Tokens } from '@/lib/contract/credentials'

const GRACE_SECONDS = 10

type Key = { userId: string; tokenHash: string }
type StoredReply = { client: string; sealed: string }

/** Stores the reply to a refresh, encrypted, for the same client to receive again. */
export async function keepRefreshReply(
  ctx: Context,
  { tokens, ...key }: Key & { tokens: Tokens },
): Promise<void> {
  const sealed = seal(JSON.stringify(tokens), placeOf(key))
  const reply: StoredReply = { client: clientOf(ctx), sealed }
  await db.cache().set(cacheKey(key), reply, GRACE_SECONDS)
}

/** Returns the reply to a refresh of the last ten seconds by the same client; undefined without one. */
export async function findRefreshReply(ctx: Context, key: Key): Promise<Tokens | undefined> {
  const reply = await db.cache().get<StoredReply>(cacheKey(key))
  if (reply?.client !== clientOf(ctx)) return undefined
  try {
    return JSON.parse(unseal(reply.sealed, placeOf(key))) as Tokens
  } catch (error) {
    if (error instanceof SealBrokenError) return undefined
    throw error
  }
}

const cacheKey = ({ tokenHash }: Key): string => `refresh:${tokenHash}`
const placeOf = ({ userId, tokenHash }: Key) => ({
  userId,
  provider: 'riffle',
  column: `refresh_reply:${tokenHash}`,
})

/** A client is recognised by its network and its program. */
const clientOf = ({ address = '', userAgent }: Context): string =>
  createHash('sha256')
    .update(JSON.stringify([address, userAgent ?? '']))
    .digest('base64url')
