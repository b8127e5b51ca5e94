import 'server-only'
import { env } from '@/lib/config/env'

const EXPOSED_HEADERS = [
  'ETag',
  'Link',
  'RateLimit',
  'RateLimit-Policy',
  'Retry-After',
  'Location',
  'X-Request-Id',
  'Idempotency-Replayed',
  'Content-Disposition',
  'Content-Range',
  'WWW-Authenticate',
  'Allow',
  'Deprecation',
  'Sunset',
  'traceresponse',
  'Tus-Resumable',
  'Upload-Offset',
  'Upload-Length',
  'Upload-Expires',
  'Upload-Song-Id',
  'Upload-Job-Id',
  'Tus-Version',
  'Tus-Extension',
  'Tus-Max-Size',
].join(', ')

const ALLOWED_HEADERS = [
  'Authorization',
  'Content-Type',
  'Accept',
  'If-Match',
  'If-None-Match',
  'Idempotency-Key',
  'Range',
  'If-Range',
  'X-Request-Id',
  'traceparent',
  'tracestate',
  'Tus-Resumable',
  'Upload-Length',
  'Upload-Offset',
  'Upload-Metadata',
].join(', ')

const PREFLIGHT_MAX_AGE_SECONDS = '600'

let origins: Set<string> | undefined

/**
 * Returns the headers that let pages of the origins in CORS_ORIGINS read a response. Such pages send
 * a bearer token; the session cookie is not accepted from other origins.
 */
export function corsHeaders(origin: string | null | undefined): Record<string, string> {
  origins ??= new Set(env().CORS_ORIGINS.map((url) => new URL(url).origin))
  if (origins.size === 0) return NO_HEADERS
  if (!origin || !origins.has(origin)) return { Vary: 'Origin' }
  return {
    Vary: 'Origin',
    'Access-Control-Allow-Origin': origin,
    'Access-Control-Expose-Headers': EXPOSED_HEADERS,
  }
}

const NO_HEADERS: Record<string, string> = {}

/** Returns the additional headers of a preflight response; none for an origin that is not allowed. */
export function preflightHeaders(
  responseHeaders: Record<string, string>,
  allow: string,
): Record<string, string> {
  if (!responseHeaders['Access-Control-Allow-Origin']) return NO_HEADERS
  return {
    'Access-Control-Allow-Methods': allow,
    'Access-Control-Allow-Headers': ALLOWED_HEADERS,
    'Access-Control-Max-Age': PREFLIGHT_MAX_AGE_SECONDS,
  }
}
