import 'server-only'
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { env } from '@/lib/config/env'
import { AppError } from '@/lib/errors'
import { PROBLEM_CODES } from '@/lib/problem-codes'
import { renderProblem } from './node-problem'
import { initialHeaders } from './security-headers'

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
  const { status, headers, text } = renderProblem(error, crypto.randomUUID())
  return new Response(text, { status, headers })
}

/** Sends a problem for CONNECT, because this server is not a proxy. A listener for `connect`. */
export function rejectConnect(_request: IncomingMessage, socket: Duplex): void {
  socket.end(toHttpMessage(new AppError('not_implemented', 'CONNECT is not supported.')))
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

function toHttpMessage(error: AppError): string {
  const requestId = crypto.randomUUID()
  const { status, headers, text } = renderProblem(error, requestId)
  const lines = Object.entries({
    ...initialHeaders(env().isSecure),
    ...headers,
    'X-Request-Id': requestId,
    Connection: 'close',
  })
  const head = lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')
  return `HTTP/1.1 ${status} ${PROBLEM_CODES[error.code].title}\r\n${head}\r\n${text}`
}
