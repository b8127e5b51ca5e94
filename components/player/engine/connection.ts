import { ApiProblem } from '@/lib/client/api'

/** Why nothing can be heard although the song is not faulty. */
export type Interruption = 'offline' | 'server_unreachable' | 'signed_out'

/** The result of a check of a recording: it is available, it is missing, or the server did not respond. */
export type CheckResult = 'available' | 'missing' | Interruption

const CHECK_TIMEOUT_MS = 5_000
const UNAUTHORIZED = 401
const TOO_MANY_REQUESTS = 429
const BAD_GATEWAY = 502
const MISSING = new Set([404, 410])

const unreachable = (): Interruption =>
  navigator.onLine === false ? 'offline' : 'server_unreachable'

/** Returns the interruption that a failed request shows; undefined if the request itself is at fault. */
export function interruptionOf(error: unknown): Interruption | undefined {
  if (!(error instanceof ApiProblem)) return undefined
  if (error.code === 'unreachable') return unreachable()
  if (error.status === UNAUTHORIZED) return 'signed_out'
  return error.status >= BAD_GATEWAY ? 'server_unreachable' : undefined
}

/** Requests one byte of a file, or another small response, to find out why it could not be played. */
export async function checkUrl(url: string): Promise<CheckResult> {
  try {
    const response = await fetch(url, {
      headers: { range: 'bytes=0-0' },
      // A file in a bucket is redirected to, and may not be read by scripts.
      redirect: 'manual',
      cache: 'no-store',
      signal: AbortSignal.timeout(CHECK_TIMEOUT_MS),
    })
    await response.body?.cancel()
    return resultOf(response.status)
  } catch {
    return unreachable()
  }
}

function resultOf(status: number): CheckResult {
  if (status === UNAUTHORIZED) return 'signed_out'
  if (MISSING.has(status)) return 'missing'
  const isBusy = status === TOO_MANY_REQUESTS || status >= BAD_GATEWAY
  return isBusy ? 'server_unreachable' : 'available'
}
