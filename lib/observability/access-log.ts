import 'server-only'
import { createHmac } from 'node:crypto'
import { deriveKey } from '@/lib/config/derived-key'
import { log } from './log'
import { methodLabel } from './metrics'

const USER_DIGEST_CHARS = 16
const MIN_SERVER_ERROR = 500

/** Routes that probes, scrapers and browsers request all the time. */
const DEBUG_ROUTES = new Set([
  '/api/health/live',
  '/api/health/ready',
  '/api/metrics',
  '/_next/static',
])

export type Access = {
  method: string
  /** The path template, or `other` for an unknown path; never a path, which can contain names. */
  route: string
  status: number
  seconds: number
  /** The bytes written to the connection, headers included; null inside Next. */
  bytes: number | null
  requestId: string
  traceId?: string
  userId?: string
  /** Whether the client closed the connection before the response was complete. */
  isAborted?: boolean
}

/**
 * Logs one line per request: as `warn` for a 5xx, as `debug` for probes and static files, else as
 * `info`. Paths, query strings, addresses and headers are not logged, and the user only as a digest.
 */
export function logAccess(access: Access): void {
  const level = levelOf(access)
  if (!log().isLevelEnabled(level)) return
  const { method, route, status, seconds, bytes, requestId, traceId, userId, isAborted } = access
  log()[level](
    {
      method: methodLabel(method),
      route,
      status,
      ms: Math.round(seconds * 100_000) / 100,
      bytes,
      requestId,
      ...(traceId ? { trace_id: traceId } : {}),
      ...(userId ? { user: digestUser(userId) } : {}),
      ...(isAborted ? { aborted: true } : {}),
    },
    'request',
  )
}

function levelOf({ status, route }: Access): 'debug' | 'info' | 'warn' {
  if (status >= MIN_SERVER_ERROR) return 'warn'
  return DEBUG_ROUTES.has(route) ? 'debug' : 'info'
}

/** Returns the keyed digest that replaces the id of a user in the log; it changes with AUTH_SECRET. */
export const digestUser = (userId: string): string =>
  createHmac('sha256', deriveKey('access log'))
    .update(userId)
    .digest('hex')
    .slice(0, USER_DIGEST_CHARS)
