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
  if (contract.output === null) return renderEmpty(contract)
  const output = contract.output.parse(result) as Output
  return renderJson(contract, c, { output, text: JSON.stringify(output), etag })
}

const renderEmpty = ({ status, clearSiteData }: Contract): RenderedResponse => ({
  status,
  headers: clearSiteData ? { 'Clear-Site-Data': clearSiteData } : {},
  text: null,
})

type Rendered = { output: Output; text: string; etag?: string }

/** Renders a result that is already serialized. */
export function renderJson(
  contract: Contract,
  c: ApiContext,
  { output, text, etag }: Rendered,
): RenderedResponse {
  const { status, limit, method } = contract
  const cacheControl = cacheControlOf(contract)
  const headers: Record<string, string> = {
    ...JSON_HEADERS,
    ...contentLength(text),
    Vary: VARY,
    'Cache-Control': cacheControl,
  }
  if (output.nextCursor) headers.Link = `<${nextPageUrl(c, output.nextCursor)}>; rel="next"`
  if ((status === 201 || status === 202) && output.id) {
    headers.Location = `${collectionPath(contract, c)}/${output.id}`
  }
  if (limit === 'next' || (status !== 200 && output.version === undefined)) {
    return { status, headers, text }
  }
  const tag = etag ?? createEtag(output.version, text)
  if (method === 'get' && matchesEtag(c.req.header('if-none-match'), tag))
    return notModified(tag, cacheControl)
  headers.ETag = tag
  return { status, headers, text }
}

/** Paths whose responses have tokens, addresses or settings of accounts. */
const ACCOUNT_PATH = /^\/(?:admin|auth|me|setup)(?:\/(?!liked)|$)/

// The browser of its user may keep a list, and checks at each use whether it changed.
const cacheControlOf = ({ limit, method, path }: Contract): string =>
  limit === 'next' || method !== 'get' || ACCOUNT_PATH.test(path) ? 'no-store' : PRIVATE_CACHE

const collectionPath = ({ locationBase }: Contract, c: ApiContext) =>
  locationBase ? `/api/v1${locationBase}` : c.req.path.replace(/\/$/, '')

// By the configured address of the app, not by the Host header, which the caller controls.
function nextPageUrl(c: ApiContext, cursor: string): string {
  const url = new URL(c.req.url)
  url.searchParams.set('cursor', cursor)
  return env().appUrl + url.pathname + url.search
}
