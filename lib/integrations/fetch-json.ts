import 'server-only'
import { setTimeout as pause } from 'node:timers/promises'
import type { BodyInit } from 'undici'
import type { z } from 'zod'
import { type FetchedResponse, guardedFetch } from './guarded-fetch'
import { parseRetryAfter } from './retry-after'
import { createRetryBudget } from './retry-budget'
import { UpstreamError } from './upstream-error'

const DEFAULT_DEADLINE_MS = 5_000
const DEFAULT_MAX_BYTES = 2 * 2 ** 20
const DEFAULT_RETRIES = 2
const BACKOFF_MS = 200
const MAX_ERROR_TEXT_BYTES = 2_000

type Request<Schema extends z.ZodType> = {
  /** The schema of the response; other fields are removed. */
  schema: Schema
  method?: 'GET' | 'POST'
  headers?: Record<string, string>
  body?: BodyInit
  /** For all attempts and the delays between them. */
  deadlineMs?: number
  maxBytes?: number
  /** The number of retries; by default 2 for GET and 0 for other methods. */
  retries?: number
  signal?: AbortSignal
}

const budget = createRetryBudget()

/**
 * Calls a JSON API whose base URL the operator configured: https, or http on this machine. Limits time
 * and size, validates the response, and retries network errors and status 5xx with full jitter.
 * Follows redirects to the same origin only. Does not retry 429: the caller schedules that.
 * @throws UpstreamError
 */
export async function fetchJson<Schema extends z.ZodType>(
  url: string | URL,
  { schema, method = 'GET', deadlineMs = DEFAULT_DEADLINE_MS, ...request }: Request<Schema>,
): Promise<z.output<Schema>> {
  const { host } = new URL(url)
  const until = performance.now() + deadlineMs
  const retries = request.retries ?? (method === 'GET' ? DEFAULT_RETRIES : 0)
  budget.earn(host)
  for (let attempt = 0; ; attempt++) {
    try {
      const left = Math.max(1, Math.round(until - performance.now()))
      return parseResponse(await send(url, { ...request, method, deadlineMs: left }), host, schema)
    } catch (error) {
      const waitMs = retryDelayMs(attempt, error)
      const mayRetry = waitMs !== null && attempt < retries && performance.now() + waitMs < until
      if (!mayRetry || !budget.spend(host)) throw error
      await pause(waitMs, undefined, { signal: request.signal })
    }
  }
}

type Sent = Omit<Request<z.ZodType>, 'schema'> & { deadlineMs: number }

const send = (url: string | URL, { maxBytes = DEFAULT_MAX_BYTES, headers, ...sent }: Sent) =>
  guardedFetch(url, {
    ...sent,
    maxBytes,
    headers: { accept: 'application/json', ...headers },
    isConfigured: true,
    mayFollow: (to, from) => sent.method === 'GET' && to.origin === from.origin,
  })

function parseResponse<Schema extends z.ZodType>(
  { status, headers, bytes }: FetchedResponse,
  host: string,
  schema: Schema,
): z.output<Schema> {
  const json = tryParseJson(bytes)
  if (status < 200 || status > 299) {
    throw new UpstreamError(status === 429 ? 'rate_limited' : 'status', host, {
      status,
      retryAfterSeconds: parseRetryAfter(headers.get('retry-after')),
      body: json ?? decodeErrorText(bytes),
    })
  }
  const result = schema.safeParse(json)
  if (result.success) return result.data
  // The paths of the errors, never the values.
  const paths = result.error.issues.slice(0, 5).map((issue) => issue.path.join('.'))
  throw new UpstreamError('malformed', host, {
    status,
    cause: new Error(`invalid at: ${paths.join(', ') || 'the root'}`),
  })
}

function tryParseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes))
  } catch {
    return undefined
  }
}

// Some error responses are plain text.
const decodeErrorText = (bytes: Uint8Array): string | undefined =>
  new TextDecoder().decode(bytes.subarray(0, MAX_ERROR_TEXT_BYTES)).trim() || undefined

/** Returns the milliseconds to wait before a retry; null if the error is not transient. */
function retryDelayMs(attempt: number, error: unknown): number | null {
  if (!(error instanceof UpstreamError)) return null
  const isTransient =
    error.kind === 'network' || (error.kind === 'status' && (error.status ?? 0) >= 500)
  if (!isTransient) return null
  const jitter = Math.random() * BACKOFF_MS * 2 ** attempt
  return error.retryAfterSeconds === null ? jitter : error.retryAfterSeconds * 1_000
}
