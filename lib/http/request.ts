import 'server-only'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import { observeRequest } from '@/lib/observability/metrics'
import type { ApiContext } from './api-context'
import { assertValidUrl } from './check-url'
import { corsHeaders } from './cors'
import { requestIdOf } from './request-id'
import { continueTrace } from './trace'

/** Names the request and what every answer to it carries. Throws for an address nobody can read. */
export function beginRequest(c: ApiContext): void {
  const { headers } = c.req.raw
  const fresh = crypto.randomUUID()
  const requestId = requestIdOf(headers.get('x-request-id'), fresh)
  const trace = continueTrace(headers.get('traceparent'), fresh)
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

/** Puts what every answer carries on one that was made without it: bytes, events, redirects. */
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
