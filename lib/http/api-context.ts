import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Context as HonoContext } from 'hono'
import type { DeferredRateLimit } from '@/lib/context'

export type ApiEnv = {
  /** The request and the answer's own stream, on a server of ours. */
  Bindings: { incoming?: IncomingMessage; outgoing?: ServerResponse }
  Variables: {
    requestId: string
    traceId: string
    /** What every answer to this request carries, problems included. */
    responseHeaders: Record<string, string>
    startedAt: number
    /** Where the verb counts the call. */
    deferredLimit?: DeferredRateLimit
    /** The template of the path, where it is a known one. */
    route?: string
    /** What was answered, where it is on its way already. */
    status?: number
  }
}
export type ApiContext = HonoContext<ApiEnv>
