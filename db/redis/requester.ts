import type { Requester } from '@upstash/redis'

/** A command as Redis takes it: its name, then its arguments, all text. */
export type Command = readonly string[]

/** A reply in RESP 2 shape: status and bulk text, integer, nil, or an array of those. */
export type Reply = string | number | null | Reply[]

/** What became of one command: its reply, or the server's own error line ("WRONGTYPE ..."). */
export type Outcome = { result: Reply; error?: undefined } | { result?: undefined; error: string }

/**
 * One way to a Redis. A command the server refuses is an `Outcome` with `error`; a server that
 * cannot be reached in time throws `RedisUnavailable`.
 */
export type Transport = {
  single: (command: Command) => Promise<Outcome>
  /** Runs the commands in order and in one round trip; others may come between them. */
  pipeline: (commands: Command[]) => Promise<Outcome[]>
  /** Runs the commands in order with nothing between them; nothing is rolled back. */
  transaction: (commands: Command[]) => Promise<Outcome[]>
  close: () => Promise<void>
}

/** Dresses a transport as the requester that `@upstash/redis` and `@upstash/ratelimit` speak to. */
export function requesterOver(transport: Transport): Requester {
  const answer = async (path: string | undefined, body: unknown): Promise<unknown> => {
    if (path === 'pipeline') return transport.pipeline((body as unknown[][]).map(asText))
    if (path === 'multi-exec') return transport.transaction((body as unknown[][]).map(asText))
    return transport.single(asText(body as unknown[]))
  }
  // The result type is the client's promise to its caller; a transport cannot know it.
  return { request: async ({ path, body }) => (await answer(path?.[0], body)) as never }
}

const asText = (command: unknown[]): string[] => command.map(String)
