import 'server-only'
import { streamSSE } from 'hono/streaming'
import type { Context } from '@/lib/context'
import type { Contract, InputOf, ResultOf } from '@/lib/contract/contract'
import { AppError } from '@/lib/errors'
import type { ApiContext } from './api-context'
import { openDoor } from './bind'
import { untilRevoked } from './until-revoked'

type Watch<C extends Contract> = (
  ctx: Context,
  input: InputOf<C>,
  signal: AbortSignal,
) => Promise<AsyncIterable<ResultOf<C>>>

/** A page opens a few; more is a client that forgets to close. */
const STREAMS_MOST = 16
const streams = new Map<string, number>()

/**
 * A door to a verb that goes on telling: each value becomes a server-sent event named `event`. It ends
 * with the credentials of whoever listens.
 */
export function bindEvents<C extends Contract>(contract: C, event: string, verb: Watch<C>) {
  return async (c: ApiContext): Promise<Response> => {
    const { ctx, input } = await openDoor(contract, c)
    const ended = new AbortController()
    const values = await verb(ctx, input, ended.signal)
    c.header('Cache-Control', 'no-store')
    c.header('X-Accel-Buffering', 'no')
    if (c.req.method === 'HEAD') {
      ended.abort()
      return c.body(null, 200, { 'Content-Type': 'text/event-stream' })
    }
    const leave = enter(ctx.actor?.userId ?? '')
    return streamSSE(c, async (stream) => {
      stream.onAbort(() => ended.abort())
      const settle = untilRevoked(c.req.raw.headers, ctx.actor, () => ended.abort())
      try {
        for await (const value of values) {
          if (ended.signal.aborted) return
          await stream.writeSSE({ event, data: JSON.stringify(contract.output?.parse(value)) })
        }
      } finally {
        settle()
        leave()
      }
    })
  }
}

/** Counts a stream of a user in this process. Throws `rate_limited` when there are too many. */
function enter(userId: string): () => void {
  const open = streams.get(userId) ?? 0
  if (open >= STREAMS_MOST) {
    throw new AppError('rate_limited', `${STREAMS_MOST} event streams are open. Close one first.`, {
      headers: { 'Retry-After': '5' },
    })
  }
  streams.set(userId, open + 1)
  return () => {
    const left = (streams.get(userId) ?? 1) - 1
    if (left > 0) streams.set(userId, left)
    else streams.delete(userId)
  }
}
