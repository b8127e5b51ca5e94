import 'server-only'
import { AppError } from '@/lib/errors'

const MB = 2 ** 20
const MAX_BYTES = 32 * MB
const MAX_CALLER_BYTES = 8 * MB
/** The memory of a request without its body. */
const REQUEST_BYTES = 16_384
const RETRY_AFTER_SECONDS = 2

const bytesByCaller = new Map<string, number>()
let reservedBytes = 0

/**
 * Reserves memory for a body that a caller is sending, and returns the function that frees it.
 * @throws AppError `rate_limited` if the bodies of the caller are too large together,
 *   `service_unavailable` if those of all callers are
 */
export function reserveBody(caller: string, bodyBytes: number): () => void {
  const bytes = bodyBytes + REQUEST_BYTES
  const own = bytesByCaller.get(caller) ?? 0
  if (own + bytes > MAX_CALLER_BYTES) throw noMemory('rate_limited')
  if (reservedBytes + bytes > MAX_BYTES) throw noMemory('service_unavailable')
  bytesByCaller.set(caller, own + bytes)
  reservedBytes += bytes
  let isHeld = true
  return () => {
    if (!isHeld) return
    isHeld = false
    reservedBytes -= bytes
    const left = (bytesByCaller.get(caller) ?? bytes) - bytes
    if (left > 0) bytesByCaller.set(caller, left)
    else bytesByCaller.delete(caller)
  }
}

// The connection is closed, because the rest of the body would be read otherwise.
const noMemory = (code: 'rate_limited' | 'service_unavailable') =>
  new AppError(code, 'Too many requests with large bodies at once. Try again in a moment.', {
    headers: { 'Retry-After': String(RETRY_AFTER_SECONDS), Connection: 'close' },
    params: { retryAfterSeconds: RETRY_AFTER_SECONDS },
  })
