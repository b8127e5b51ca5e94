import 'server-only'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { logAccess } from '@/lib/observability/access-log'
import { observeRequest } from '@/lib/observability/metrics'
import { pageRoute } from './page-routes'
import { requestIdOf } from './request-id'
import { watchResponse } from './watch-response'

/**
 * Gives a request for a page, which Next handles, its id, and records and logs it when its response
 * ends. Returns the id. The log has no user: Next reads the session while it renders.
 */
export function observePage(request: IncomingMessage, response: ServerResponse): string {
  const { method = '', url = '' } = request
  const startedAt = performance.now()
  const given = request.headers['x-request-id']
  const requestId = requestIdOf(typeof given === 'string' ? given : null, crypto.randomUUID())
  request.headers['x-request-id'] = requestId
  response.setHeader('X-Request-Id', requestId)
  watchResponse(response, (sent) => {
    const route = pageRoute(url.split('?', 1)[0] ?? '')
    const seconds = (performance.now() - startedAt) / 1_000
    observeRequest({ method, route, status: sent.status, seconds })
    logAccess({ method, route, seconds, requestId, ...sent })
  })
  return requestId
}
