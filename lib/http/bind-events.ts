import 'server-only'
import { streamSSE } from 'hono/streaming'
import type { Context } from '@/lib/context'
import type { Contract, InputOf, ResultOf } from '@/lib/contract/contract'
import { AppError } from '@/lib/errors'
import type { ApiContext } from './api-context'
import { acceptRequest } from './bind'
import { watchCredentials } from './watch-credentials'

type Watch<C extends Contract> = (
  ctx: Context,
  input: InputOf<C>,
  signal: AbortSignal,
) => Promise<AsyncIterable<ResultOf<C>>>

/** A page opens a few; more is a client that forgets to close. */
const MAX_STREAMS_PER_USER = 16
const streams = new Map<string, number>()

/**
 * A door to a verb that goes on telling: each value becomes a server-sent event named `event`. It ends
 * with the credentials of whoever listens.
 */
export function bindEvents<C extends Contract>(contract: C, event: string, verb: Watch<C>) {
  return async (c: ApiContext): Promise<Response> => {
    const { ctx, input } = await acceptRequest(contract, c)
    const ended = new AbortController()
    const values = await verb(ctx, input, ended.signal)
    c.header('Cache-Control', 'no-store')
    c.header('X-Accel-Buffering', 'no')
    if (c.req.method === 'HEAD') {
      ended.abort()
      return c.body(null, 200, { 'Content-Type': 'text/event-stream' })
    }
    const leave = openStream(ctx.actor?.userId ?? '')
    return streamSSE(c, async (stream) => {
      stream.onAbort(() => ended.abort())
      const settle = watchCredentials(c.req.raw.headers, ctx.actor, () => ended.abort())
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
function openStream(userId: string): () => void {
  const open = streams.get(userId) ?? 0
  if (open >= MAX_STREAMS_PER_USER) {
    throw new AppError(
      'rate_limited',
      `${MAX_STREAMS_PER_USER} event streams are open. Close one first.`,
      {
        headers: { 'Retry-After': '5' },
      },
    )
  }
  streams.set(userId, open + 1)
  return () => {
    const left = (streams.get(userId) ?? 1) - 1
    if (left > 0) streams.set(userId, left)
    else streams.delete(userId)
  }
}
