import 'server-only'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import { observeRequest } from '@/lib/observability/metrics'
import type { ApiContext } from './api-context'
import { assertValidUrl } from './check-url'
import { corsHeaders } from './cors'
import { requestIdOf } from './request-id'
import { continueTrace } from './trace'

/**
 * Sets the id, the trace and the headers of all responses of a request.
 * @throws AppError `uri_too_long`, `malformed_request`
 */
export function beginRequest(c: ApiContext): void {
  const { headers } = c.req.raw
  const uuid = crypto.randomUUID()
  const requestId = requestIdOf(headers.get('x-request-id'), uuid)
  const trace = continueTrace(headers.get('traceparent'), uuid)
  c.set('startedAt', performance.now())
  c.set('requestId', requestId)
  c.set('traceId', trace.traceId)
  c.set('responseHeaders', {
    'X-Request-Id': requestId,
    traceresponse: trace.response,
    'X-Content-Type-Options': 'nosniff',
    ...corsHeaders(headers.get('origin')),
  })
  assertValidUrl(c.req.url)
}

/** Adds the common headers to responses that were created without them, and records the metrics. */
export function completeResponse(c: ApiContext): void {
  observeRequest({
    method: c.req.method,
    route: c.get('route') ?? 'other',
    status: c.get('status') ?? c.res.status,
    seconds: (performance.now() - c.get('startedAt')) / 1_000,
  })
  if (c.res === RESPONSE_ALREADY_SENT || c.res.headers.has('X-Request-Id')) return
  for (const [name, value] of Object.entries(c.get('responseHeaders'))) {
    if (name === 'Vary') c.header(name, value, { append: true })
    else if (!c.res.headers.has(name)) c.header(name, value)
  }
}
