import 'server-only'
import { LRUCache } from 'lru-cache'
import { isApiToken } from '@/lib/auth/api-tokens'
import { AppError } from '@/lib/errors'
import type { ApiContext } from './api-context'
import { clientAddress } from './client-address'
import { consumeRateLimit } from './rate-limit'

const MAX_BLOCKED_ADDRESSES = 10_000

/** Addresses that sent more wrong tokens than they may, with what they are told until they may again. */
const blockedAddresses = new LRUCache<string, AppError>({ max: MAX_BLOCKED_ADDRESSES })

/** Counts a call that no operation counts against the address it comes from. Throws `rate_limited`. */
export async function countUnmatchedRequest(c: ApiContext): Promise<void> {
  if (!/^\/api\/v1(\/|$)/.test(c.req.path)) return
  Object.assign(
    c.get('responseHeaders'),
    await consumeRateLimit('read', clientAddress(c.req.raw.headers)),
  )
}

/**
 * Counts a refusal that came before the call was counted: of its credentials, its path or method, or
 * where the verb would have counted. Answers what to tell: that it was one too many, or `error`.
 */
export async function countRejectedRequest(c: ApiContext, error: unknown): Promise<unknown> {
  const code = error instanceof AppError ? error.code : 'internal'
  if (c.get('responseHeaders').RateLimit || code === 'rate_limited') return error
  try {
    await (c.get('deferredLimit')?.consume() ?? countUnmatchedRequest(c))
    return error
  } catch (refusal) {
    if (code === 'invalid_token' && refusal instanceof AppError) blockAddress(c, refusal)
    return refusal
  }
}

/**
 * An API token is looked up in the database, so whoever guesses is soon asked to wait. Others at the
 * same address, who signed in, go on. Throws `rate_limited`.
 */
export function assertNotBlocked(headers: Headers, address: string): void {
  const refusal = blockedAddresses.size > 0 ? blockedAddresses.get(address) : undefined
  const token = headers.get('authorization')?.replace(/^Bearer /i, '')
  if (refusal && token && isApiToken(token)) throw refusal
}

function blockAddress(c: ApiContext, refusal: AppError): void {
  const ttl = Number(refusal.headers?.['Retry-After'] ?? 1) * 1_000
  blockedAddresses.set(clientAddress(c.req.raw.headers), refusal, { ttl })
}
