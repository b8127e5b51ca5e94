import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { Server as NetServer, type Socket } from 'node:net'
import { setImmediate as nextLoopTurn } from 'node:timers/promises'

const SWEEP_INTERVAL_MS = 50

/** How long connections are kept open after the server stopped accepting new ones, in milliseconds. */
type CloseLimits = {
  /** For connections without a request under way: a proxy may just send one. */
  idleMs: number
  /** For all connections. */
  maxMs: number
}

export type GracefulServer = {
  /** Closes each connection after its next response, so that a proxy reuses none of them. */
  endKeepAlive: () => void
  /** Accepts no more connections, and resolves when the requests under way have ended. */
  close: (limits: CloseLimits) => Promise<void>
}

/** Follows the requests of a server, which must not be closed by its own `close` then. */
export function trackRequests(server: Server): GracefulServer {
  const responses = new Map<Socket, Set<ServerResponse>>()
  let isEnding = false

  server.on('connection', (socket: Socket) => {
    responses.set(socket, new Set())
    socket.once('close', () => responses.delete(socket))
  })
  // Before the handler, which can send the headers at once.
  server.prependListener('request', ({ socket }: IncomingMessage, response: ServerResponse) => {
    const active = responses.get(socket)
    if (isEnding) response.shouldKeepAlive = false
    active?.add(response)
    response.once('close', () => active?.delete(response))
  })

  const endKeepAlive = () => {
    isEnding = true
    for (const response of [...responses.values()].flatMap((active) => [...active])) {
      if (!response.headersSent) response.shouldKeepAlive = false
    }
  }
  const closeIdle = () => {
    for (const [socket, active] of responses) if (active.size === 0) socket.destroy()
  }

  return {
    endKeepAlive,
    close: async ({ idleMs, maxMs }) => {
      endKeepAlive()
      // Right after the event loop has accepted the waiting connections.
      await nextLoopTurn()
      const closed = stopAccepting(server)
      let sweep: NodeJS.Timeout | undefined
      const idle = setTimeout(() => {
        closeIdle()
        sweep = setInterval(closeIdle, SWEEP_INTERVAL_MS)
      }, idleMs)
      const deadline = setTimeout(() => server.closeAllConnections(), maxMs)
      await closed
      clearTimeout(idle)
      clearInterval(sweep)
      clearTimeout(deadline)
    },
  }
}

// `close` of an HTTP server also destroys connections whose first request has not been read yet.
const stopAccepting = (server: Server): Promise<void> =>
  new Promise((resolve) => NetServer.prototype.close.call(server, () => resolve()))
