import 'server-only'
import { env } from '@/lib/config/env'
import type { Contract } from '@/lib/contract/contract'
import type { ApiContext } from './api-context'
import { createEtag, matchesEtag } from './etag'
import {
  contentLength,
  JSON_HEADERS,
  notModified,
  PRIVATE_CACHE,
  type RenderedResponse,
  VARY,
} from './response'

type Output = { id?: string; version?: number; nextCursor?: string | null }

/**
 * Serializes the result of a verb by its contract. `etag` is the ETag if the caller computed it; that
 * of another read is a digest of the text.
 */
export function renderResult(
  contract: Contract,
  c: ApiContext,
  result: unknown,
  etag?: string,
): RenderedResponse {
  if (contract.output === null) return { status: contract.status, headers: {}, text: null }
  const output = contract.output.parse(result) as Output
  return renderJson(contract, c, { output, text: JSON.stringify(output), etag })
}

type Rendered = { output: Output; text: string; etag?: string }

/** Renders a result that is already serialized. */
export function renderJson(
  contract: Contract,
  c: ApiContext,
  { output, text, etag }: Rendered,
): RenderedResponse {
  const { status, limit, method } = contract
  const headers: Record<string, string> = {
    ...JSON_HEADERS,
    ...contentLength(text),
    Vary: VARY,
    'Cache-Control': limit === 'next' ? 'no-store' : PRIVATE_CACHE,
  }
  if (output.nextCursor) headers.Link = `<${nextPageUrl(c, output.nextCursor)}>; rel="next"`
  if ((status === 201 || status === 202) && output.id) {
    headers.Location = `${collectionPath(contract, c)}/${output.id}`
  }
  if (limit === 'next' || (status !== 200 && output.version === undefined)) {
    return { status, headers, text }
  }
  const tag = etag ?? createEtag(output.version, text)
  if (method === 'get' && matchesEtag(c.req.header('if-none-match'), tag)) return notModified(tag)
  headers.ETag = tag
  return { status, headers, text }
}

const collectionPath = ({ locationBase }: Contract, c: ApiContext) =>
  locationBase ? `/api/v1${locationBase}` : c.req.path.replace(/\/$/, '')

// By the configured address of the app, not by the Host header, which the caller controls.
function nextPageUrl(c: ApiContext, cursor: string): string {
  const url = new URL(c.req.url)
  url.searchParams.set('cursor', cursor)
  return env().appUrl + url.pathname + url.search
}
