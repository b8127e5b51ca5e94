import type { Reply } from '../requester'

/** A status line such as OK. Scripts see it as `{ ok = 'OK' }`, callers as plain text. */
export class Status {
  constructor(readonly text: string) {}
}

export const OK = new Status('OK')

/** What a command answers inside the engine. */
export type EngineReply = Status | string | number | null | EngineReply[]

/** The reply as a client sees it. */
export function clientReply(reply: EngineReply): Reply {
  if (reply instanceof Status) return reply.text
  return Array.isArray(reply) ? reply.map(clientReply) : reply
}
