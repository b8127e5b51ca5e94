import 'server-only'
import { setTimeout as pause } from 'node:timers/promises'
import type { BodyInit } from 'undici'
import type { z } from 'zod'
import { type Answer, guardedFetch } from './guarded-fetch'
import { retryAfterSeconds } from './retry-after'
import { createRetryBudget } from './retry-budget'
import { UpstreamError } from './upstream-error'

const DEADLINE_MS = 5_000
const BYTES_MOST = 2 * 2 ** 20
const RETRIES = 2
const BACKOFF_MS = 200
const WORDS_BYTES = 2_000

type Request<Schema extends z.ZodType> = {
  /** What the answer must be; what it does not name is dropped. */
  schema: Schema
  method?: 'GET' | 'POST'
  headers?: Record<string, string>
  body?: BodyInit
  /** For all attempts and the waits between them. */
  deadlineMs?: number
  maxBytes?: number
  /** How often it is tried again; none unless the method is GET. */
  retries?: number
  signal?: AbortSignal
}

const budget = createRetryBudget()

/**
 * Calls a JSON API whose base URL the operator configured: https, or http on this machine. Bounded
 * in time and size, checked at the border, tried again with full jitter while that is likely to
 * help. Redirects stay on the host. 429 is never tried again here: who calls knows when to come
 * back. Throws UpstreamError.
 */
export async function fetchJson<Schema extends z.ZodType>(
  url: string | URL,
  { schema, method = 'GET', deadlineMs = DEADLINE_MS, ...request }: Request<Schema>,
): Promise<z.output<Schema>> {
  const { host } = new URL(url)
  const until = performance.now() + deadlineMs
  const retries = request.retries ?? (method === 'GET' ? RETRIES : 0)
  budget.earn(host)
  for (let attempt = 0; ; attempt++) {
    try {
      const left = Math.max(1, Math.round(until - performance.now()))
      return read(await send(url, { ...request, method, deadlineMs: left }), host, schema)
    } catch (error) {
      const waitMs = waitBefore(attempt, error)
      const isWorthIt = waitMs !== null && attempt < retries && performance.now() + waitMs < until
      if (!isWorthIt || !budget.spend(host)) throw error
      await pause(waitMs, undefined, { signal: request.signal })
    }
  }
}

type Sent = Omit<Request<z.ZodType>, 'schema'> & { deadlineMs: number }

const send = (url: string | URL, { maxBytes = BYTES_MOST, headers, ...sent }: Sent) =>
  guardedFetch(url, {
    ...sent,
    maxBytes,
    headers: { accept: 'application/json', ...headers },
    isConfigured: true,
    mayFollow: (to, from) => sent.method === 'GET' && to.origin === from.origin,
  })

function read<Schema extends z.ZodType>(
  { status, headers, bytes }: Answer,
  host: string,
  schema: Schema,
): z.output<Schema> {
  const json = parse(bytes)
  if (status < 200 || status > 299) {
    throw new UpstreamError(status === 429 ? 'rate_limited' : 'status', host, {
      status,
      retryAfterSeconds: retryAfterSeconds(headers.get('retry-after')),
      body: json ?? wordsIn(bytes),
    })
  }
  const result = schema.safeParse(json)
  if (result.success) return result.data
  // Where it went wrong, never what was sent.
  const places = result.error.issues.slice(0, 5).map((issue) => issue.path.join('.'))
  throw new UpstreamError('malformed', host, {
    status,
    cause: new Error(`not as agreed at: ${places.join(', ') || 'the root'}`),
  })
}

function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes))
  } catch {
    return undefined
  }
}

// Not every refusal is JSON.
const wordsIn = (bytes: Uint8Array): string | undefined =>
  new TextDecoder().decode(bytes.subarray(0, WORDS_BYTES)).trim() || undefined

/** Milliseconds before another try; null where it would not help. */
function waitBefore(attempt: number, error: unknown): number | null {
  if (!(error instanceof UpstreamError)) return null
  const isPassing =
    error.kind === 'network' || (error.kind === 'status' && (error.status ?? 0) >= 500)
  if (!isPassing) return null
  const jitter = Math.random() * BACKOFF_MS * 2 ** attempt
  return error.retryAfterSeconds === null ? jitter : error.retryAfterSeconds * 1_000
}
