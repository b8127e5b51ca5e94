import 'server-only'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { clientAddress } from '@/lib/auth/client-address'
import { env } from '@/lib/config/env'
import { AppError } from '@/lib/errors'
import { sendNodeProblem } from './node-problem'
import { consumeRateLimit } from './rate-limit'
import { isSameOrigin } from './same-origin'

const METHODS = ['GET', 'HEAD', 'POST', 'OPTIONS']
/** Files that never change, many for a page. */
const STATIC_PATH = /^\/_next\/static\//

/**
 * Checks a request for a page: method, path, origin of a POST, and the rate limit of its address. Sends
 * a problem if one fails. Returns whether Next shall respond. `requestId` is the id that the log has.
 */
export async function acceptPage(
  request: IncomingMessage,
  response: ServerResponse,
  requestId: string,
): Promise<boolean> {
  const { method = '', url = '' } = request
  try {
    const headers = toHeaders(request)
    assertPageRequest(method, url, headers)
    if (!STATIC_PATH.test(url) && !env().isDevelopment) {
      await consumeRateLimit('page', clientAddress(headers))
    }
    return true
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    sendNodeProblem(error, { response, method, requestId })
    return false
  }
}

/**
 * Turns the 500 of a server action into a 400: actions return their problems, so only a body that React
 * cannot decode causes one.
 */
export function blameCaller(request: IncomingMessage, response: ServerResponse): void {
  if (request.headers['next-action'] === undefined) return
  const writeHead = response.writeHead.bind(response) as (...parts: unknown[]) => ServerResponse
  response.writeHead = (status: number, ...rest: unknown[]) =>
    writeHead(status === 500 ? 400 : status, ...rest)
}

function assertPageRequest(method: string, url: string, headers: Headers): void {
  const [path = ''] = url.split('?', 1)
  if (!METHODS.includes(method)) {
    const methods = METHODS.join(', ')
    throw new AppError('method_not_allowed', `Pages support only ${methods}.`, {
      headers: { Allow: methods },
      params: { path, methods },
    })
  }
  try {
    decodeURIComponent(path)
  } catch (cause) {
    throw new AppError('malformed_request', 'The path contains invalid percent-encoding.', {
      cause,
    })
  }
  // Next lets a server action without an origin through, and fails with a 500 for a foreign one. The
  // forms of next-auth have tokens instead.
  if (method === 'POST' && !path.startsWith('/api/') && !isSameOrigin(headers)) {
    throw new AppError('cross_site_request', 'A form of a page must be sent by this site.')
  }
}

function toHeaders({ headers }: IncomingMessage): Headers {
  const names = ['host', 'origin', 'sec-fetch-site', 'x-forwarded-for']
  return new Headers(names.map((name): [string, string] => [name, String(headers[name] ?? '')]))
}
