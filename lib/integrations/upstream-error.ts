export type UpstreamFault =
  | 'timeout'
  | 'network'
  | 'refused'
  | 'status'
  | 'rate_limited'
  | 'too_large'
  | 'malformed'

type Known = ErrorOptions & {
  status?: number
  /** Seconds the other side asks to wait, rounded up; null where it names none. */
  retryAfterSeconds?: number | null
  body?: unknown
}

/**
 * What went wrong with a call to somebody else. The message names the host and never the path or
 * the query, which may hold a key; `body` is what a refusal said, JSON or words, for those who know its codes.
 */
export class UpstreamError extends Error {
  override readonly name = 'UpstreamError'
  readonly status: number | undefined
  readonly retryAfterSeconds: number | null
  // Not enumerable: a log that prints the error does not print what the other side said.
  readonly #body: unknown

  constructor(
    readonly kind: UpstreamFault,
    host: string,
    { status, retryAfterSeconds = null, body, ...options }: Known = {},
  ) {
    super(`${host}: ${wordsOf[kind]}${status === undefined ? '' : ` (${status})`}`, options)
    this.status = status
    this.retryAfterSeconds = retryAfterSeconds
    this.#body = body
  }

  get body(): unknown {
    return this.#body
  }
}

const wordsOf: Record<UpstreamFault, string> = {
  timeout: 'no answer in time',
  network: 'cannot be reached',
  refused: 'is not an address to call',
  status: 'answered with an error',
  rate_limited: 'asks to wait',
  too_large: 'answered with too much',
  malformed: 'answered what cannot be understood',
}
