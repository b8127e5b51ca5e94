import 'server-only'
import type { ServerResponse } from 'node:http'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import type { ApiContext } from './api-context'
import { type Problem, problemHeaders } from './problem'

/** A response before it is sent: it can be stored for a replay. */
export type RenderedResponse = {
  status: number
  headers: Record<string, string>
  text: string | null
}

/** The request headers on which a response depends. */
export const VARY = 'Authorization, Cookie, Accept'
/** Cached by the browser of its owner only, and revalidated on each use. */
export const PRIVATE_CACHE = 'private, no-cache'
export const JSON_HEADERS = { 'Content-Type': 'application/json; charset=UTF-8' }

export const contentLength = (text: string) => ({
  'Content-Length': String(Buffer.byteLength(text)),
})

/** Renders a JSON value, for paths without a contract. */
export function jsonResponse(
  value: unknown,
  { status = 200, headers = {} }: { status?: number; headers?: Record<string, string> } = {},
): RenderedResponse {
  const text = JSON.stringify(value)
  return { status, headers: { ...JSON_HEADERS, ...contentLength(text), ...headers }, text }
}

/** Renders a 304 for a conditional read, with the Cache-Control of its 200. */
export const notModified = (etag: string, cacheControl = PRIVATE_CACHE): RenderedResponse => ({
  status: 304,
  headers: { ETag: etag, Vary: VARY, 'Cache-Control': cacheControl },
  text: null,
})

/** Renders a problem; `error` may add headers. */
export function problemResponse(problem: Problem, error: unknown): RenderedResponse {
  const text = JSON.stringify(problem)
  const headers = { ...problemHeaders(problem, error), ...contentLength(text) }
  return { status: problem.status, headers, text }
}

/** Sends a response with the headers that all responses to this request carry. */
export function send(c: ApiContext, { status, headers, text }: RenderedResponse): Response {
  const common = c.get('responseHeaders')
  const all =
    common.Vary && headers.Vary
      ? { ...common, ...headers, Vary: `${headers.Vary}, ${common.Vary}` }
      : { ...common, ...headers }
  c.set('status', status)
  const outgoing = writableNodeResponse(c)
  if (!outgoing) return new Response(text, { status, headers: all })
  // Written directly: a Response object would double the cost of a small response.
  outgoing.writeHead(status, all)
  outgoing.end(text ?? undefined, encodingOf(text, headers))
  return RESPONSE_ALREADY_SENT
}

// A text with as many bytes as characters is ASCII, which Node writes faster as latin1.
const encodingOf = (text: string | null, headers: RenderedResponse['headers']) =>
  text !== null && headers['Content-Length'] === String(text.length) ? 'latin1' : 'utf8'

// Undefined inside Next, which needs a Response object.
function writableNodeResponse(c: ApiContext): ServerResponse | undefined {
  const outgoing = c.env?.outgoing
  return outgoing && !outgoing.headersSent && !outgoing.destroyed ? outgoing : undefined
}
