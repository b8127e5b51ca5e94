export type UpstreamFault =
  | 'timeout'
  | 'network'
  | 'refused'
  | 'status'
  | 'rate_limited'
  | 'too_large'
  | 'malformed'

type UpstreamErrorOptions = ErrorOptions & {
  status?: number
  /** The seconds of Retry-After, rounded up; null if absent. */
  retryAfterSeconds?: number | null
  body?: unknown
}

/**
 * A call to another service failed. The message contains the host, but never the path or query, which
 * may contain a key. `body` is the body of an error response, JSON or text.
 */
export class UpstreamError extends Error {
  override readonly name = 'UpstreamError'
  readonly status: number | undefined
  readonly retryAfterSeconds: number | null
  // Private, so that logs of the error do not contain the response.
  readonly #body: unknown

  constructor(
    readonly kind: UpstreamFault,
    host: string,
    { status, retryAfterSeconds = null, body, ...options }: UpstreamErrorOptions = {},
  ) {
    super(`${host}: ${MESSAGES[kind]}${status === undefined ? '' : ` (${status})`}`, options)
    this.status = status
    this.retryAfterSeconds = retryAfterSeconds
    this.#body = body
  }

  get body(): unknown {
    return this.#body
  }
}

const MESSAGES: Record<UpstreamFault, string> = {
  timeout: 'timed out',
  network: 'network error',
  refused: 'address not allowed',
  status: 'error response',
  rate_limited: 'rate limit reached',
  too_large: 'response too large',
  malformed: 'invalid response',
}
