import { ErrorReply, MultiErrorReply } from 'redis'
import type { Command, Outcome, Reply, Transport } from './requester'
import { createScriptRewriter } from './script-flags'
import { tcpConnection } from './tcp-connection'
import { RedisUnavailable } from './unavailable'

/**
 * A plain Redis by its URL over node-redis, in RESP 2. It connects with the first call, and reconnects
 * in the background without end; a call without a connection throws `RedisUnavailable` at once.
 */
export function tcpTransport(url: string): Transport {
  const connection = tcpConnection(url)
  const rewrite = createScriptRewriter()

  const single = async (command: Command): Promise<Outcome> => {
    const client = await connection.client()
    const reply = client.sendCommand<Reply>([...rewrite(command)])
    return connection.track(reply).then(toOutcome, toErrorOutcome)
  }

  const transaction = async (commands: Command[]): Promise<Outcome[]> => {
    const client = await connection.client()
    const multi = client.multi()
    for (const command of commands) multi.addCommand([...rewrite(command)])
    try {
      return ((await connection.track(multi.exec())) as unknown as Reply[]).map(toOutcome)
    } catch (error) {
      if (error instanceof MultiErrorReply) return error.replies.map(outcomeOf)
      const outcome = toErrorOutcome(error)
      return commands.map(() => outcome)
    }
  }

  return {
    single,
    // Commands of one tick are one write, in order.
    pipeline: (commands) => Promise.all(commands.map(single)),
    transaction,
    close: connection.close,
  }
}

const toOutcome = (result: Reply): Outcome => ({ result })

function toErrorOutcome(error: unknown): { error: string } {
  if (error instanceof ErrorReply) return { error: error.message }
  throw new RedisUnavailable('the connection failed', { cause: error })
}

const outcomeOf = (reply: unknown): Outcome =>
  reply instanceof ErrorReply ? { error: reply.message } : { result: reply as Reply }
