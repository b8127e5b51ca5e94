import 'server-only'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import { AppError } from '@/lib/errors'
import { toProblem } from './problem'
import { problemResponse } from './response'

/**
 * Answers what the parser of requests gave up on, which no handler sees: the connection is closed
 * behind the answer. For the server's `clientError`.
 */
export function rejectUnparsableRequest(error: NodeJS.ErrnoException, socket: Duplex): void {
  const isOpen = socket.writable && !('bytesWritten' in socket && hasResponded(socket))
  if (error.code === 'ECONNRESET' || !isOpen) return void socket.destroy()
  socket.end(toHttpMessage(toParserError(error.code)))
}

/** Answers a request whose host or address no handler could be given. */
export function respondToInvalidUrl(): Response {
  const error = new AppError('malformed_request', 'The Host header or the address is not valid.')
  const { status, headers, text } = problemResponse(problemOf(error), error)
  return new Response(text, { status, headers })
}

/** Answers CONNECT, which asks to tunnel: this is no proxy. For the server's `connect`. */
export function rejectConnect(_request: IncomingMessage, socket: Duplex): void {
  socket.end(toHttpMessage(new AppError('not_implemented', 'CONNECT is not taken here.')))
}

const PAGE_METHODS = ['GET', 'HEAD', 'POST', 'OPTIONS']

/** Answers a request that is none for a page, or that Next would fail at; false where it takes it. */
export function rejectInvalidPageRequest(
  { method = '', url = '' }: IncomingMessage,
  response: ServerResponse,
): boolean {
  const error = findPageError(method, url)
  if (!error) return false
  const problem = problemOf(error)
  const { status, headers, text } = problemResponse(problem, error)
  const heads = { 'X-Request-Id': problem.requestId, 'X-Content-Type-Options': 'nosniff' }
  response.writeHead(status, { ...headers, ...heads }).end(method === 'HEAD' ? undefined : text)
  return true
}

function findPageError(method: string, url: string): AppError | undefined {
  if (!PAGE_METHODS.includes(method)) {
    const allow = PAGE_METHODS.join(', ')
    return new AppError('method_not_allowed', `Pages take ${allow}.`, { headers: { Allow: allow } })
  }
  try {
    decodeURIComponent(url.split('?', 1)[0]!)
  } catch (cause) {
    return new AppError('malformed_request', 'The address cannot be decoded.', { cause })
  }
  return undefined
}

// A second answer on the wire would be taken for the answer to another request.
const hasResponded = (socket: Duplex) =>
  Boolean(
    (socket as Duplex & { _httpMessage?: { headersSent?: boolean } })._httpMessage?.headersSent,
  )

function toParserError(code: string | undefined): AppError {
  if (code === 'HPE_HEADER_OVERFLOW') {
    return new AppError('headers_too_large', 'The headers are larger than 16 KB.')
  }
  if (code === 'HPE_INVALID_METHOD') {
    return new AppError('not_implemented', 'The method is none that HTTP knows.')
  }
  return new AppError('malformed_request', 'This is no HTTP request.')
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
