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
 * What an answer says to pages of other origins: those that CORS_ORIGINS names may read it, and no
 * other. They sign their calls with a bearer token: cookies are never taken from elsewhere.
 */
export function corsHeaders(origin: string | null | undefined): Record<string, string> {
  origins ??= new Set(env().CORS_ORIGINS.map((given) => new URL(given).origin))
  if (origins.size === 0) return NONE
  if (!origin || !origins.has(origin)) return { Vary: 'Origin' }
  return {
    Vary: 'Origin',
    'Access-Control-Allow-Origin': origin,
    'Access-Control-Expose-Headers': EXPOSED_HEADERS,
  }
}

const NONE: Record<string, string> = {}

/** What is added for the question a browser asks beforehand; nothing where the origin may not. */
export function preflightHeaders(
  heads: Record<string, string>,
  allow: string,
): Record<string, string> {
  if (!heads['Access-Control-Allow-Origin']) return NONE
  return {
    'Access-Control-Allow-Methods': allow,
    'Access-Control-Allow-Headers': ALLOWED_HEADERS,
    'Access-Control-Max-Age': PREFLIGHT_MAX_AGE_SECONDS,
  }
}
