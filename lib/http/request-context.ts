import 'server-only'
import type { Actor, Context, DeferredRateLimit } from '@/lib/context'
import { type Log, log } from '@/lib/observability/log'

type ContextFields = Omit<Context, 'log'> & { traceId: string }

/** What a verb knows of a request. Its logger is made when something is logged, which is seldom. */
export class RequestContext implements Context {
  readonly actor: Actor | null
  readonly requestId: string
  readonly traceId: string
  readonly ifVersions?: readonly number[]
  readonly deferredLimit?: DeferredRateLimit
  readonly address?: string
  readonly userAgent?: string | null
  #log: Log | undefined

  constructor({
    actor,
    requestId,
    traceId,
    ifVersions,
    deferredLimit: limit,
    address,
    userAgent,
  }: ContextFields) {
    this.actor = actor
    this.requestId = requestId
    this.traceId = traceId
    this.ifVersions = ifVersions
    this.deferredLimit = limit
    this.address = address
    this.userAgent = userAgent
  }

  get log(): Log {
    this.#log ??= log().child({ requestId: this.requestId, trace_id: this.traceId })
    return this.#log
  }
}
