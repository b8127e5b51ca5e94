import 'server-only'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import { env } from '@/lib/config/env'
import { logAccess } from '@/lib/observability/access-log'
import { observeRequest } from '@/lib/observability/metrics'
import { extendRequestScope } from '@/lib/observability/request-scope'
import type { ApiContext } from './api-context'
import { assertValidUrl } from './check-url'
import { corsHeaders } from './cors'
import { requestIdOf } from './request-id'
import { initialHeaders } from './security-headers'
import { continueTrace } from './trace'
import { type Sent, watchResponse } from './watch-response'

/**
 * Sets the id, the trace and the headers of all responses of a request.
 * @throws AppError `uri_too_long`, `malformed_request`
 */
export function beginRequest(c: ApiContext): void {
  const { headers } = c.req.raw
  const uuid = crypto.randomUUID()
  const requestId = requestIdOf(headers.get('x-request-id'), uuid)
  const trace = continueTrace(headers.get('traceparent'), uuid)
  const outgoing = c.env?.outgoing
  c.set('startedAt', performance.now())
  c.set('requestId', requestId)
  c.set('traceId', trace.traceId)
  extendRequestScope({ requestId, traceId: trace.traceId })
  c.set('responseHeaders', {
    'X-Request-Id': requestId,
    traceresponse: trace.response,
    // A server of our own has set them on all responses.
    ...(outgoing ? {} : initialHeaders(env().isSecure || env().VERCEL)),
    ...corsHeaders(headers.get('origin')),
  })
  if (outgoing) watchResponse(outgoing, (sent) => logRequest(c, sent))
  assertValidUrl(c.req.url)
}

/** Adds the common headers to responses that were created without them, and records the metrics. */
export function completeResponse(c: ApiContext): void {
  observeRequest(measure(c))
  // Inside Next there is no response of Node to wait for.
  if (!c.env?.outgoing) logRequest(c)
  if (c.res === RESPONSE_ALREADY_SENT || c.res.headers.has('X-Request-Id')) return
  for (const [name, value] of Object.entries(c.get('responseHeaders'))) {
    if (name === 'Vary') c.header(name, value, { append: true })
    else if (!c.res.headers.has(name)) c.header(name, value)
  }
}

const measure = (c: ApiContext) => ({
  method: c.req.method,
  route: c.get('route') ?? 'other',
  status: c.get('status') ?? c.res.status,
  seconds: (performance.now() - c.get('startedAt')) / 1_000,
})

const logRequest = (c: ApiContext, sent?: Sent): void =>
  logAccess({
    ...measure(c),
    bytes: null,
    ...sent,
    requestId: c.get('requestId'),
    traceId: c.get('traceId'),
    userId: c.get('userId'),
  })
