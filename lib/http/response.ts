import 'server-only'
import type { ServerResponse } from 'node:http'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import { env } from '@/lib/config/env'
import type { Contract } from '@/lib/contract/contract'
import type { ApiContext } from './api-context'
import { createEtag, matchesEtag } from './etag'
import { type Problem, problemHeaders } from './problem'

/** An answer before it is sent: it may be kept for a retry, and either mount writes it its own way. */
export type RenderedResponse = {
  status: number
  headers: Record<string, string>
  text: string | null
}

type Output = { id?: string; version?: number; nextCursor?: string | null }

/** What an answer hangs on besides its address. */
export const VARY = 'Authorization, Cookie, Accept'
/** Kept by its owner's browser alone, and asked about each time. */
export const PRIVATE_CACHE = 'private, no-cache'
const JSON_HEADERS = { 'Content-Type': 'application/json; charset=UTF-8' }

const contentLength = (text: string) => ({ 'Content-Length': String(Buffer.byteLength(text)) })

/**
 * The verb's result as the contract promises it. `tag` is the ETag where it was known before the
 * work; else a read's is made of the text.
 */
export function renderResult(
  contract: Contract,
  c: ApiContext,
  result: unknown,
  tag?: string,
): RenderedResponse {
  if (contract.output === null) return { status: contract.status, headers: {}, text: null }
  const output = contract.output.parse(result) as Output
  return renderJson(contract, c, { output, text: JSON.stringify(output), tag })
}

type Rendered = { output: Output; text: string; tag?: string }

/** The same for a text that is already made. */
export function renderJson(
  contract: Contract,
  c: ApiContext,
  rendered: Rendered,
): RenderedResponse {
  const { output, text } = rendered
  const { status, limit, method } = contract
  const headers: Record<string, string> = {
    ...JSON_HEADERS,
    ...contentLength(text),
    Vary: VARY,
    'Cache-Control': limit === 'next' ? 'no-store' : PRIVATE_CACHE,
  }
  if (output.nextCursor) headers.Link = `<${nextPageUrl(c, output.nextCursor)}>; rel="next"`
  if ((status === 201 || status === 202) && output.id) {
    const { locationBase: createdUnder } = contract
    const parent = createdUnder ? `/api/v1${createdUnder}` : c.req.path.replace(/\/$/, '')
    headers.Location = `${parent}/${output.id}`
  }
  if (limit === 'next' || (status !== 200 && output.version === undefined)) {
    return { status, headers, text }
  }
  const etag = rendered.tag ?? createEtag(output.version, text)
  if (method === 'get' && matchesEtag(c.req.header('if-none-match'), etag)) return notModified(etag)
  headers.ETag = etag
  return { status, headers, text }
}

/** A value as it is, for calls without a contract. */
export function jsonResponse(
  value: unknown,
  { status = 200, headers = {} }: { status?: number; headers?: Record<string, string> } = {},
): RenderedResponse {
  const text = JSON.stringify(value)
  return { status, headers: { ...JSON_HEADERS, ...contentLength(text), ...headers }, text }
}

/** What the caller has is current. */
export const notModified = (etag: string): RenderedResponse => ({
  status: 304,
  headers: { ETag: etag, Vary: VARY, 'Cache-Control': PRIVATE_CACHE },
  text: null,
})

/** A problem as an answer. */
export function problemResponse(problem: Problem, error: unknown): RenderedResponse {
  const text = JSON.stringify(problem)
  const headers = { ...problemHeaders(problem, error), ...contentLength(text) }
  return { status: problem.status, headers, text }
}

/** Sends an answer with what every answer to this request carries. */
export function send(c: ApiContext, { status, headers, text }: RenderedResponse): Response {
  const own = c.get('responseHeaders')
  const all =
    own.Vary && headers.Vary
      ? { ...own, ...headers, Vary: `${headers.Vary}, ${own.Vary}` }
      : { ...own, ...headers }
  c.set('status', status)
  const outgoing = nodeResponseOf(c)
  if (!outgoing) return new Response(text, { status, headers: all })
  // A Response object would be built only to be taken apart again: half of what a small answer costs.
  outgoing.writeHead(status, all)
  outgoing.end(text ?? undefined, encodingOf(text, headers))
  return RESPONSE_ALREADY_SENT
}

// A text of as many bytes as characters is ASCII, and goes out at half the cost of looking for more.
const encodingOf = (text: string | null, headers: RenderedResponse['headers']) =>
  text !== null && headers['Content-Length'] === String(text.length) ? 'latin1' : 'utf8'

// On our own server the answer is written where it goes; inside Next there is none.
function nodeResponseOf(c: ApiContext): ServerResponse | undefined {
  const outgoing = c.env?.outgoing
  return outgoing && !outgoing.headersSent && !outgoing.destroyed ? outgoing : undefined
}

// On the address the app is known by, never on what the caller says the host is.
function nextPageUrl(c: ApiContext, cursor: string): string {
  const given = new URL(c.req.url)
  given.searchParams.set('cursor', cursor)
  return env().appUrl + given.pathname + given.search
}
