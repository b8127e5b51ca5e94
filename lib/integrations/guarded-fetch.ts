import 'server-only'
import { Agent, type BodyInit, type Dispatcher, fetch } from 'undici'
import { isForeignUrl, isOnThisMachine, PrivateAddressError, publicLookup } from './public-address'
import { readBounded, TooManyBytesError } from './read-bounded'
import { UpstreamError } from './upstream-error'

const REDIRECTS_MOST = 3
const CONNECT_MS = 5_000

export type Answer = { status: number; headers: Headers; bytes: Uint8Array }

type Options = {
  method?: string
  headers?: Record<string, string>
  body?: BodyInit
  /** For everything, redirects and the body's last byte included. */
  deadlineMs: number
  maxBytes: number
  signal?: AbortSignal
  /** Whether a redirect to this address may be followed; every address is checked besides. */
  mayFollow?: (to: URL, from: URL) => boolean
  /** Allows plain http to this machine: for base URLs the operator wrote, nobody else's. */
  isConfigured?: boolean
  dispatcher?: Dispatcher
}

// A write is not tried again, so it never goes out on a kept connection that may be dead.
const agents = (connect: Agent.Options['connect']) => ({
  reads: new Agent({ connect }),
  writes: new Agent({ connect, pipelining: 0 }),
})
const toTheWorld = agents({ lookup: publicLookup(), timeout: CONNECT_MS })
const toThisMachine = agents({ timeout: CONNECT_MS })

/**
 * Calls an address of somebody else and answers its status and bytes, bounded in time and size. It
 * never connects to this machine or its network, whatever name, redirect or spelling leads there.
 * Throws UpstreamError; a status is never an error here.
 */
export async function guardedFetch(address: string | URL, options: Options): Promise<Answer> {
  const deadline = AbortSignal.timeout(options.deadlineMs)
  const signal = options.signal ? AbortSignal.any([options.signal, deadline]) : deadline
  let url = parse(address)
  for (let redirects = 0; ; redirects++) {
    const answer = await once(url, { ...options, signal })
    const next = redirectOf(answer, url)
    if (!next) return answer
    const isAllowed = options.mayFollow?.(next, url) ?? false
    if (!isAllowed || redirects === REDIRECTS_MOST) throw new UpstreamError('refused', next.host)
    url = next
  }
}

async function once(url: URL, options: Options & { signal: AbortSignal }): Promise<Answer> {
  const { method = 'GET', headers, body, signal, maxBytes } = options
  const isHere = options.isConfigured === true && isOnThisMachine(url)
  if (!isHere && !isForeignUrl(url)) throw new UpstreamError('refused', url.host)
  const { reads, writes } = isHere ? toThisMachine : toTheWorld
  const dispatcher = options.dispatcher ?? (method === 'GET' ? reads : writes)
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
    return { status: response.status, headers: new Headers([...response.headers]), bytes }
  } catch (error) {
    throw asUpstream(error, url, options.signal)
  }
}

function parse(address: string | URL): URL {
  const url = URL.parse(String(address))
  if (!url) throw new UpstreamError('refused', 'the address')
  return url
}

function redirectOf({ status, headers }: Answer, from: URL): URL | null {
  if (![301, 302, 303, 307, 308].includes(status)) return null
  const location = headers.get('location')
  return location === null ? null : URL.parse(location, from)
}

function asUpstream(error: unknown, { host }: URL, signal: AbortSignal): unknown {
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
