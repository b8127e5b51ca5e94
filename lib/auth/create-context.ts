import 'server-only'
import type { Actor, Context, DeferredRateLimit } from '@/lib/context'
import { type Log, log } from '@/lib/observability/log'
import { requestScope } from '@/lib/observability/request-scope'
import { authenticate } from './authenticate'
import { clientAddress } from './client-address'

/** The parts of a context that depend on the called operation. */
type OperationFields = Pick<Context, 'ifVersions' | 'deferredLimit'>
type RequestFields = {
  requestId: string
  traceId?: string
  address: string
  userAgent: string | null
}

/** The context of a request. Its logger is created on first use, because most requests log nothing. */
export class RequestContext implements Context {
  readonly actor: Actor | null
  readonly requestId: string
  readonly address: string
  readonly userAgent: string | null
  readonly ifVersions?: readonly number[]
  readonly deferredLimit?: DeferredRateLimit
  readonly #request: RequestFields
  #log: Log | undefined

  constructor(actor: Actor | null, request: RequestFields, operation: OperationFields = {}) {
    this.actor = actor
    this.requestId = request.requestId
    this.address = request.address
    this.userAgent = request.userAgent
    this.ifVersions = operation.ifVersions
    this.deferredLimit = operation.deferredLimit
    this.#request = request
  }

  get log(): Log {
    const { requestId, traceId } = this.#request
    // Its lines have the ids already.
    if (requestScope()?.requestId === requestId) return log()
    this.#log ??= log().child(traceId ? { requestId, trace_id: traceId } : { requestId })
    return this.#log
  }

  /** Returns the same context for one operation. */
  for(operation: OperationFields): RequestContext {
    return new RequestContext(this.actor, this.#request, operation)
  }
}

type Options = {
  /** That of the running request if omitted, or else a new one. */
  requestId?: string
  traceId?: string
  /** Replaces the authentication by credentials, for sign-in and for pages. */
  findActor?: (headers: Headers) => Promise<Actor | null>
}

/** Returns the id of the running request, or else a new one. */
export const currentRequestId = (): string => requestScope()?.requestId ?? crypto.randomUUID()

/**
 * Creates the context of an API call, a server action, a page or a sign-in from the request headers.
 * @throws AppError `invalid_token` for a bearer token that is not valid
 */
export async function createContext(
  headers: Headers,
  { requestId = currentRequestId(), traceId, findActor = authenticate }: Options = {},
): Promise<RequestContext> {
  return new RequestContext(await findActor(headers), {
    requestId,
    traceId,
    address: clientAddress(headers),
    userAgent: headers.get('user-agent'),
  })
}
