import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { networkOf } from '@/lib/auth/client-address'

const HEADERS_TIMEOUT_MS = 10_000
/** Short, because all connections whose deadlines have passed are closed in one turn. */
const CHECK_INTERVAL_MS = 200
const PAGE_BODY_DEADLINE_MS = 30_000

/** Options of `createServer`: how often connections are checked against their deadlines. */
export const CONNECTION_OPTIONS = { connectionsCheckingInterval: CHECK_INTERVAL_MS }

/** The maximum of open connections: of all clients, and of one address, null for no maximum. */
type ConnectionLimits = { total: number; perAddress: number | null }

/**
 * Limits what slow clients of a server can hold: the headers of a request must arrive within 10 s, and
 * connections beyond the limits are closed without a response.
 */
export function limitConnections(server: Server, { total, perAddress }: ConnectionLimits): void {
  server.headersTimeout = HEADERS_TIMEOUT_MS
  server.maxConnections = total
  if (perAddress === null) return
  const open = new Map<string, number>()
  server.on('connection', (socket: Socket) => {
    const address = networkOf(socket.remoteAddress ?? '')
    const count = (open.get(address) ?? 0) + 1
    if (count > perAddress) return void socket.destroy()
    open.set(address, count)
    socket.once('close', () => {
      const left = (open.get(address) ?? 1) - 1
      if (left > 0) open.set(address, left)
      else open.delete(address)
    })
  })
}

/**
 * Closes the connection of a page request whose body has not arrived within 30 s: server actions and
 * sign-in forms, which Next reads without a deadline.
 */
export function limitPageBody(request: IncomingMessage, response: ServerResponse): void {
  const { 'content-length': length = '0', 'transfer-encoding': encoding } = request.headers
  if (encoding === undefined && Number(length) === 0) return
  const timer = setTimeout(() => request.socket.destroy(), PAGE_BODY_DEADLINE_MS)
  const stop = () => clearTimeout(timer)
  request.once('end', stop)
  response.once('close', stop)
}
