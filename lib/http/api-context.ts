import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Context as HonoContext } from 'hono'
import type { DeferredRateLimit } from '@/lib/context'

export type ApiEnv = {
  /** Node's request and response; undefined inside Next. */
  Bindings: { incoming?: IncomingMessage; outgoing?: ServerResponse }
  Variables: {
    requestId: string
    traceId: string
    /** The headers of all responses to this request, problems included. */
    responseHeaders: Record<string, string>
    startedAt: number
    /** Set if the verb counts the call. */
    deferredLimit?: DeferredRateLimit
    /** The path template of the operation; undefined if none matches. */
    route?: string
    /** The user of the request, once it is authenticated. */
    userId?: string
    /** The status of a response that is already sent. */
    status?: number
  }
}
export type ApiContext = HonoContext<ApiEnv>
