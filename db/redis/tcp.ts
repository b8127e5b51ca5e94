import { ErrorReply, MultiErrorReply } from 'redis'
import { plainScripts } from './plain-scripts'
import type { Command, Outcome, Reply, Transport } from './requester'
import { tcpConnection } from './tcp-connection'
import { RedisUnavailable } from './unavailable'

/**
 * A plain Redis by its URL over node-redis, in RESP 2. Connects with the first call, and again for
 * ever in the background; a call while there is no connection throws `RedisUnavailable` at once.
 */
export function tcpTransport(url: string): Transport {
  const connection = tcpConnection(url)
  const rewritten = plainScripts()

  const single = async (command: Command): Promise<Outcome> => {
    const client = await connection.client()
    const reply = client.sendCommand<Reply>([...rewritten(command)])
    return connection.heard(reply).then(answered, refused)
  }

  const transaction = async (commands: Command[]): Promise<Outcome[]> => {
    const client = await connection.client()
    const multi = client.multi()
    for (const command of commands) multi.addCommand([...rewritten(command)])
    try {
      return ((await connection.heard(multi.exec())) as unknown as Reply[]).map(answered)
    } catch (error) {
      if (error instanceof MultiErrorReply) return error.replies.map(outcomeOf)
      const outcome = refused(error)
      return commands.map(() => outcome)
    }
  }

  return {
    single,
    // Calls of one tick leave in one write, in order.
    pipeline: (commands) => Promise.all(commands.map(single)),
    transaction,
    close: connection.close,
  }
}

const answered = (result: Reply): Outcome => ({ result })

function refused(error: unknown): { error: string } {
  if (error instanceof ErrorReply) return { error: error.message }
  throw new RedisUnavailable('the connection failed', { cause: error })
}

const outcomeOf = (reply: unknown): Outcome =>
  reply instanceof ErrorReply ? { error: reply.message } : { result: reply as Reply }
