import { Redis } from '@upstash/redis'
import type { Command, Outcome, Transport } from './requester'
import { RedisUnavailable } from './unavailable'

const RETRY_PAUSE_MS = 20
// The deadline itself answers the caller; what comes after it frees the socket.
const ABORT_MS = 1_000

/** Upstash's own REST protocol, with one retry. Throws `RedisUnavailable`. */
export function restTransport({ url, token }: { url: string; token: string }): Transport {
  const upstash = new Upstash({
    url,
    token,
    retry: { retries: 1, backoff: () => RETRY_PAUSE_MS },
    signal: () => AbortSignal.timeout(ABORT_MS),
    enableTelemetry: false,
  })
  return {
    single: (command) => upstash.send<Outcome>(command).catch(refusal),
    pipeline: (commands) => upstash.send<Outcome[]>(commands, 'pipeline').catch(refusals(commands)),
    transaction: (commands) =>
      upstash.send<Outcome[]>(commands, 'multi-exec').catch(refusals(commands)),
    close: async () => undefined,
  }
}

class Upstash extends Redis {
  /** The HTTP client inside, which knows the protocol's encoding, retries and sync tokens. */
  async send<T>(body: unknown, path?: 'pipeline' | 'multi-exec'): Promise<T> {
    return (await this.client.request({ body, path: path && [path] })) as T
  }
}

const ERROR_LINE = /^[A-Z]{2,} /

/** The server's own error line as an outcome, without the command that the client appends to it. */
function refusal(error: unknown): { error: string } {
  const line = error instanceof Error ? error.message.replace(/, command was: [\s\S]*$/, '') : ''
  // Redis' own errors begin with a code in capitals; a proxy's or the network's do not.
  if (!(error instanceof Error) || error.name !== 'UpstashError' || !ERROR_LINE.test(line))
    throw new RedisUnavailable('Upstash cannot be reached', { cause: error })
  return { error: line }
}

const refusals =
  (commands: Command[]) =>
  (error: unknown): Outcome[] => {
    const outcome = refusal(error)
    return commands.map(() => outcome)
  }
