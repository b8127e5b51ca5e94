import type { ServerResponse } from 'node:http'
import type { Context as HonoContext } from 'hono'

export type ApiEnv = {
  /** The answer's own stream, on a server of ours. */
  Bindings: { outgoing?: ServerResponse }
  Variables: {
    requestId: string
    traceId: string
    /** What every answer to this request carries, problems included. */
    heads: Record<string, string>
  }
}
export type ApiContext = HonoContext<ApiEnv>
