import { Redis } from '@upstash/redis'
import type { Command, Outcome, Transport } from './requester'
import { RedisUnavailable } from './unavailable'

const RETRY_DELAY_MS = 20
// Later than the timeout of the caller: this one only releases the socket.
const ABORT_TIMEOUT_MS = 1_000

/**
 * The REST protocol of Upstash, with one retry.
 * @throws RedisUnavailable
 */
export function restTransport({ url, token }: { url: string; token: string }): Transport {
  const upstash = new Upstash({
    url,
    token,
    retry: { retries: 1, backoff: () => RETRY_DELAY_MS },
    signal: () => AbortSignal.timeout(ABORT_TIMEOUT_MS),
    enableTelemetry: false,
  })
  return {
    single: (command) => upstash.send<Outcome>(command).catch(toErrorOutcome),
    pipeline: (commands) =>
      upstash.send<Outcome[]>(commands, 'pipeline').catch(toErrorOutcomes(commands)),
    transaction: (commands) =>
      upstash.send<Outcome[]>(commands, 'multi-exec').catch(toErrorOutcomes(commands)),
    close: async () => undefined,
  }
}

class Upstash extends Redis {
  /** Sends a request by the client's HTTP client, which handles encoding, retries and sync tokens. */
  async send<T>(body: unknown, path?: 'pipeline' | 'multi-exec'): Promise<T> {
    return (await this.client.request({ body, path: path && [path] })) as T
  }
}

const ERROR_LINE = /^[A-Z]{2,} /

/** The error of the server, without the command that the client appends to it. */
function toErrorOutcome(error: unknown): { error: string } {
  const line = error instanceof Error ? error.message.replace(/, command was: [\s\S]*$/, '') : ''
  // Errors of Redis begin with a code in capitals; those of a proxy or the network do not.
  if (!(error instanceof Error) || error.name !== 'UpstashError' || !ERROR_LINE.test(line))
    throw new RedisUnavailable('Upstash cannot be reached', { cause: error })
  return { error: line }
}

const toErrorOutcomes =
  (commands: Command[]) =>
  (error: unknown): Outcome[] => {
    const outcome = toErrorOutcome(error)
    return commands.map(() => outcome)
  }
