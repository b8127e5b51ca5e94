import 'server-only'
import { LRUCache } from 'lru-cache'
import { isApiToken } from '@/lib/auth/api-tokens'
import { clientAddress } from '@/lib/auth/client-address'
import { AppError } from '@/lib/errors'
import type { ApiContext } from './api-context'
import { consumeRateLimit } from './rate-limit'

const MAX_BLOCKED_ADDRESSES = 10_000

/** The addresses that sent too many invalid tokens, with the error they receive until the limit resets. */
const blockedAddresses = new LRUCache<string, AppError>({ max: MAX_BLOCKED_ADDRESSES })

/** Counts a request that matches no operation, by its address. @throws AppError `rate_limited` */
export async function countUnmatchedRequest(c: ApiContext): Promise<void> {
  if (!/^\/api\/v1(\/|$)/.test(c.req.path)) return
  Object.assign(
    c.get('responseHeaders'),
    await consumeRateLimit('read', clientAddress(c.req.raw.headers)),
  )
}

/**
 * Counts a request that was rejected before its rate limit was applied: by its credentials, path or
 * method, or before a verb that counts it. Returns the error to send: `error`, or `rate_limited`.
 */
export async function countRejectedRequest(c: ApiContext, error: unknown): Promise<unknown> {
  const code = error instanceof AppError ? error.code : 'internal'
  if (c.get('responseHeaders').RateLimit || code === 'rate_limited') return error
  try {
    await (c.get('deferredLimit')?.consume() ?? countUnmatchedRequest(c))
    return error
  } catch (limitError) {
    if (code === 'invalid_token' && limitError instanceof AppError) blockAddress(c, limitError)
    return limitError
  }
}

/**
 * Rejects API tokens from blocked addresses without a database query, which guessing would cause.
 * Signed-in users at the same address are not affected.
 * @throws AppError `rate_limited`
 */
export function assertNotBlocked(headers: Headers): void {
  if (blockedAddresses.size === 0) return
  const token = headers.get('authorization')?.replace(/^Bearer /i, '')
  if (!token || !isApiToken(token)) return
  const error = blockedAddresses.get(clientAddress(headers))
  if (error) throw error
}

function blockAddress(c: ApiContext, error: AppError): void {
  const ttl = Number(error.headers?.['Retry-After'] ?? 1) * 1_000
  blockedAddresses.set(clientAddress(c.req.raw.headers), error, { ttl })
}
