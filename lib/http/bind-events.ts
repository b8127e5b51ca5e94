import 'server-only'
import { streamSSE } from 'hono/streaming'
import type { Context } from '@/lib/context'
import type { Contract, InputOf, ResultOf } from '@/lib/contract/contract'
import { AppError } from '@/lib/errors'
import { acceptRequest } from './accept-request'
import type { ApiContext } from './api-context'
import type { Binding } from './binding'
import { closingSignal } from './closing'
import { watchCredentials } from './watch-credentials'

type Watch<C extends Contract> = (
  ctx: Context,
  input: InputOf<C>,
  signal: AbortSignal,
) => Promise<AsyncIterable<ResultOf<C>>>

/** A page needs a few; more are a client that does not close its streams. */
const MAX_STREAMS_PER_USER = 16
const RETRY_AFTER_SECONDS = 5
/** A comment, which clients ignore: proxies close connections on which nothing is sent. */
const HEARTBEAT = ': \n\n'
const HEARTBEAT_INTERVAL_MS = 15_000
const openStreams = new Map<string, number>()

/**
 * Binds a verb that yields values, each of which becomes a server-sent event named `event`. The
 * stream ends when the credentials of the caller end, or when the server closes.
 */
export function bindEvents<C extends Contract>(
  contract: C,
  event: string,
  verb: Watch<C>,
): Binding {
  const handle = async (c: ApiContext): Promise<Response> => {
    const { ctx, input } = await acceptRequest(contract, c)
    const ended = new AbortController()
    const signal = AbortSignal.any([ended.signal, closingSignal])
    const values = await verb(ctx, input, signal)
    c.header('Cache-Control', 'no-store')
    c.header('X-Accel-Buffering', 'no')
    if (c.req.method === 'HEAD') {
      ended.abort()
      return c.body(null, 200, { 'Content-Type': 'text/event-stream' })
    }
    const closeStream = openStream(ctx.actor?.userId ?? '')
    return streamSSE(c, async (stream) => {
      stream.onAbort(() => ended.abort())
      const heartbeat = setInterval(() => void stream.write(HEARTBEAT), HEARTBEAT_INTERVAL_MS)
      const stopWatching = watchCredentials(c.req.raw.headers, ctx.actor, () => ended.abort())
      try {
        for await (const value of values) {
          if (signal.aborted) return
          await stream.writeSSE({ event, data: JSON.stringify(contract.output?.parse(value)) })
        }
      } finally {
        clearInterval(heartbeat)
        stopWatching()
        closeStream()
      }
    })
  }
  return [contract, handle]
}

/** Counts a stream of a user in this process. Returns how to end it. @throws AppError `rate_limited` */
function openStream(userId: string): () => void {
  const open = openStreams.get(userId) ?? 0
  if (open >= MAX_STREAMS_PER_USER) {
    throw new AppError(
      'rate_limited',
      `You have ${MAX_STREAMS_PER_USER} open event streams, the maximum. Close one first.`,
      {
        headers: { 'Retry-After': String(RETRY_AFTER_SECONDS) },
        params: { max: MAX_STREAMS_PER_USER, retryAfterSeconds: RETRY_AFTER_SECONDS },
      },
    )
  }
  openStreams.set(userId, open + 1)
  return () => {
    const left = (openStreams.get(userId) ?? 1) - 1
    if (left > 0) openStreams.set(userId, left)
    else openStreams.delete(userId)
  }
}
