import type { Reply } from '../requester'

/** A status such as OK: `{ ok = 'OK' }` in scripts, text for clients. */
export class Status {
  constructor(readonly text: string) {}
}

export const OK = new Status('OK')

/** The reply of a command inside the engine. */
export type EngineReply = Status | string | number | null | EngineReply[]

/** The reply for a client. */
export function clientReply(reply: EngineReply): Reply {
  if (reply instanceof Status) return reply.text
  return Array.isArray(reply) ? reply.map(clientReply) : reply
}
