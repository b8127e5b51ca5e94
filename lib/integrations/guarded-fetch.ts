import 'server-only'
import { Agent, type BodyInit, type Dispatcher, fetch } from 'undici'
import { logFailedOutgoing, logOutgoing } from './log-outgoing'
import { isLoopbackUrl, isPublicUrl, PrivateAddressError, publicLookup } from './public-address'
import { readBounded, TooManyBytesError } from './read-bounded'
import { UpstreamError } from './upstream-error'

const MAX_REDIRECTS = 3
const CONNECT_TIMEOUT_MS = 5_000

export type FetchedResponse = { status: number; headers: Headers; bytes: Uint8Array }

type Options = {
  method?: string
  headers?: Record<string, string>
  body?: BodyInit
  /** For the whole call, with redirects and the last byte of the body. */
  deadlineMs: number
  maxBytes: number
  signal?: AbortSignal
  /** Whether a redirect may be followed; its address is checked as well. */
  mayFollow?: (to: URL, from: URL) => boolean
  /** Allows http to this machine: only for base URLs that the operator configured. */
  isConfigured?: boolean
  dispatcher?: Dispatcher
}

// Writes are not retried, so they do not use a kept-alive connection that may be dead.
const createAgents = (connect: Agent.Options['connect']) => ({
  reads: new Agent({ connect }),
  writes: new Agent({ connect, pipelining: 0 }),
})
const publicAgents = createAgents({ lookup: publicLookup(), timeout: CONNECT_TIMEOUT_MS })
const loopbackAgents = createAgents({ timeout: CONNECT_TIMEOUT_MS })

/**
 * Fetches a URL on the public Internet and returns its status and bytes, limited in time and size.
 * Never connects to this machine or its network, whichever name, redirect or notation leads there.
 * @throws UpstreamError; no HTTP status is an error here.
 */
export async function guardedFetch(
  address: string | URL,
  options: Options,
): Promise<FetchedResponse> {
  const deadline = AbortSignal.timeout(options.deadlineMs)
  const signal = options.signal ? AbortSignal.any([options.signal, deadline]) : deadline
  let url = parseUrl(address)
  for (let redirects = 0; ; redirects++) {
    const response = await fetchOnce(url, { ...options, signal })
    const next = findRedirect(response, url)
    if (!next) return response
    const isAllowed = options.mayFollow?.(next, url) ?? false
    if (!isAllowed || redirects === MAX_REDIRECTS) throw new UpstreamError('refused', next.host)
    url = next
  }
}

async function fetchOnce(
  url: URL,
  options: Options & { signal: AbortSignal },
): Promise<FetchedResponse> {
  const { method = 'GET', headers, body, signal, maxBytes } = options
  const isLoopback = options.isConfigured === true && isLoopbackUrl(url)
  if (!isLoopback && !isPublicUrl(url)) throw new UpstreamError('refused', url.host)
  const { reads, writes } = isLoopback ? loopbackAgents : publicAgents
  const dispatcher = options.dispatcher ?? (method === 'GET' ? reads : writes)
  const call = { url, method, startedAt: performance.now() }
  try {
    const response = await fetch(url, {
      method,
      headers,
      body,
      signal,
      dispatcher,
      redirect: 'manual',
      credentials: 'omit',
    })
    const bytes = await readBounded(response.body, response.headers, maxBytes)
    logOutgoing(call, response.status)
    return { status: response.status, headers: new Headers([...response.headers]), bytes }
  } catch (error) {
    const upstreamError = toUpstreamError(error, url, options.signal)
    const isKnown = upstreamError instanceof UpstreamError
    logFailedOutgoing(call, isKnown ? upstreamError.kind : 'aborted')
    throw upstreamError
  }
}

function parseUrl(address: string | URL): URL {
  const url = URL.parse(String(address))
  if (!url) throw new UpstreamError('refused', 'the address')
  return url
}

function findRedirect({ status, headers }: FetchedResponse, from: URL): URL | null {
  if (![301, 302, 303, 307, 308].includes(status)) return null
  const location = headers.get('location')
  return location === null ? null : URL.parse(location, from)
}

function toUpstreamError(error: unknown, { host }: URL, signal: AbortSignal): unknown {
  if (error instanceof TooManyBytesError) return new UpstreamError('too_large', host)
  if (signal.aborted) {
    const isDeadline = (signal.reason as Error | undefined)?.name === 'TimeoutError'
    return isDeadline ? new UpstreamError('timeout', host, { cause: error }) : signal.reason
  }
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (cause instanceof PrivateAddressError) return new UpstreamError('refused', host)
    const { code } = cause as { code?: unknown }
    if (typeof code === 'string' && /TIMEOUT|ETIMEDOUT/.test(code)) {
      return new UpstreamError('timeout', host, { cause: error })
    }
  }
  return new UpstreamError('network', host, { cause: error })
}
