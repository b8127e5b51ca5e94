import type { Requester } from '@upstash/redis'

/** The name of a command and its arguments, as text. */
export type Command = readonly string[]

/** A reply in RESP 2 shape: status and bulk text, integer, nil, or an array of those. */
export type Reply = string | number | null | Reply[]

/** The result of a command: its reply, or the error of the server ("WRONGTYPE ..."). */
export type Outcome = { result: Reply; error?: undefined } | { result?: undefined; error: string }

/**
 * A connection to Redis. A command that the server rejects is an `Outcome` with `error`; a server
 * that cannot be reached throws `RedisUnavailable`.
 */
export type Transport = {
  single: (command: Command) => Promise<Outcome>
  /** Runs the commands in order in one round trip; other clients' commands may interleave. */
  pipeline: (commands: Command[]) => Promise<Outcome[]>
  /** Runs the commands in order without interleaving; there is no rollback. */
  transaction: (commands: Command[]) => Promise<Outcome[]>
  close: () => Promise<void>
}

/** Adapts a transport to the interface of `@upstash/redis` and `@upstash/ratelimit`. */
export function createRequester(transport: Transport): Requester {
  const send = async (path: string | undefined, body: unknown): Promise<unknown> => {
    if (path === 'pipeline') return transport.pipeline((body as unknown[][]).map(toCommand))
    if (path === 'multi-exec') return transport.transaction((body as unknown[][]).map(toCommand))
    return transport.single(toCommand(body as unknown[]))
  }
  // The client declares the type of a result; a transport cannot check it.
  return { request: async ({ path, body }) => (await send(path?.[0], body)) as never }
}

const toCommand = (command: unknown[]): string[] => command.map(String)
