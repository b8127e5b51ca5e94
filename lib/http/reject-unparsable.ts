import 'server-only'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import { AppError } from '@/lib/errors'
import { toProblem } from './problem'
import { problemResponse } from './response'

/**
 * Sends a problem for a request that the HTTP parser rejected, and closes the connection. A listener
 * for `clientError`.
 */
export function rejectUnparsableRequest(error: NodeJS.ErrnoException, socket: Duplex): void {
  const isOpen = socket.writable && !('bytesWritten' in socket && hasResponded(socket))
  if (error.code === 'ECONNRESET' || !isOpen) return void socket.destroy()
  socket.end(toHttpMessage(toParserError(error.code)))
}

/** Returns a problem for a request whose Host header or path is not a valid URL. */
export function respondToInvalidUrl(): Response {
  const error = new AppError('malformed_request', 'The Host header or the path is not valid.')
  const { status, headers, text } = problemResponse(problemOf(error), error)
  return new Response(text, { status, headers })
}

/** Sends a problem for CONNECT, because this server is not a proxy. A listener for `connect`. */
export function rejectConnect(_request: IncomingMessage, socket: Duplex): void {
  socket.end(toHttpMessage(new AppError('not_implemented', 'CONNECT is not supported.')))
}

const PAGE_METHODS = ['GET', 'HEAD', 'POST', 'OPTIONS']

/**
 * Sends a problem for a page request with an unsupported method or a path that Next cannot decode.
 * Returns whether it did.
 */
export function rejectInvalidPageRequest(
  { method = '', url = '' }: IncomingMessage,
  response: ServerResponse,
): boolean {
  const error = findPageError(method, url)
  if (!error) return false
  const problem = problemOf(error)
  const { status, headers, text } = problemResponse(problem, error)
  const common = { 'X-Request-Id': problem.requestId, 'X-Content-Type-Options': 'nosniff' }
  response.writeHead(status, { ...headers, ...common }).end(method === 'HEAD' ? undefined : text)
  return true
}

function findPageError(method: string, url: string): AppError | undefined {
  if (!PAGE_METHODS.includes(method)) {
    const methods = PAGE_METHODS.join(', ')
    return new AppError('method_not_allowed', `Pages support only ${methods}.`, {
      headers: { Allow: methods },
      params: { path: url.split('?', 1)[0] ?? '', methods },
    })
  }
  try {
    decodeURIComponent(url.split('?', 1)[0] ?? '')
  } catch (cause) {
    return new AppError('malformed_request', 'The path contains invalid percent-encoding.', {
      cause,
    })
  }
  return undefined
}

// The client would take a second response for the response to its next request.
const hasResponded = (socket: Duplex) =>
  Boolean(
    (socket as Duplex & { _httpMessage?: { headersSent?: boolean } })._httpMessage?.headersSent,
  )

function toParserError(code: string | undefined): AppError {
  if (code === 'HPE_HEADER_OVERFLOW') {
    return new AppError('headers_too_large', 'The headers are larger than 16 KB.')
  }
  if (code === 'HPE_INVALID_METHOD') {
    return new AppError('not_implemented', 'Unknown HTTP method.')
  }
  return new AppError('malformed_request', 'Not a valid HTTP request.')
}

const problemOf = (error: AppError) =>
  toProblem(error, { instance: '/', requestId: crypto.randomUUID() })

function toHttpMessage(error: AppError): string {
  const problem = problemOf(error)
  const { status, headers, text } = problemResponse(problem, error)
  const lines = Object.entries({
    ...headers,
    'X-Request-Id': problem.requestId,
    Connection: 'close',
  })
  const head = lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')
  return `HTTP/1.1 ${status} ${problem.title}\r\n${head}\r\n${text}`
}
