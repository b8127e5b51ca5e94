import 'server-only'
import { streamSSE } from 'hono/streaming'
import type { Context } from '@/lib/context'
import type { Contract, InputOf, ResultOf } from '@/lib/contract/contract'
import type { ApiContext } from './api-context'
import { admit, queryOf } from './bind'
import { parseInput } from './parse-input'

type Watch<C extends Contract> = (
  ctx: Context,
  input: InputOf<C>,
  signal: AbortSignal,
) => Promise<AsyncIterable<ResultOf<C>>>

/** A door to a verb that goes on telling: each value becomes a server-sent event named `event`. */
export function bindEvents<C extends Contract>(contract: C, event: string, verb: Watch<C>) {
  return async (c: ApiContext): Promise<Response> => {
    const ctx = await admit(contract, c)
    const input = parseInput(contract, { params: c.req.param(), query: queryOf(c), body: {} })
    const ended = new AbortController()
    const values = await verb(ctx, input as InputOf<C>, ended.signal)
    c.header('Cache-Control', 'no-store')
    c.header('X-Accel-Buffering', 'no')
    if (c.req.method === 'HEAD') {
      ended.abort()
      return c.body(null, 200, { 'Content-Type': 'text/event-stream' })
    }
    return streamSSE(c, async (stream) => {
      stream.onAbort(() => ended.abort())
      for await (const value of values) {
        if (ended.signal.aborted) return
        await stream.writeSSE({ event, data: JSON.stringify(contract.output?.parse(value)) })
      }
    })
  }
}
