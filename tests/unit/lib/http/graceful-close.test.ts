import { once } from 'node:events'
import {
  Agent,
  createServer,
  get,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { text as readText } from 'node:stream/consumers'
import { expect, it, onTestFinished } from 'vitest'
import { trackRequests } from '@/lib/http/graceful-close'
import { until } from '@/tests/support/until'

const SHORT_IDLE_MS = 50
const IDLE_MS = 2_000
const FAR_TOO_LONG_MS = 60_000

type Handler = (request: IncomingMessage, response: ServerResponse) => void

async function startServer(handle: Handler) {
  const server = createServer(handle)
  const graceful = trackRequests(server)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.closeAllConnections()
  })
  const { port } = server.address() as AddressInfo
  return { server, graceful, port }
}

const send = (port: number, path = '/', agent?: Agent) =>
  new Promise<{ status?: number; connection?: string; text: string }>((resolve, reject) => {
    const sent = get({ host: '127.0.0.1', port, path, agent }, (response) => {
      const { statusCode: status, headers } = response
      readText(response).then(
        (text) => resolve({ status, connection: headers.connection, text }),
        reject,
      )
    })
    sent.once('error', reject)
  })

/** Opens a connection without a request, and waits until the server has accepted it. */
async function openConnection(server: Server, port: number): Promise<Socket> {
  const accepted = once(server, 'connection')
  const socket = connect(port, '127.0.0.1')
  socket.on('error', () => undefined).resume()
  await accepted
  return socket
}

it('serves new connections while keep-alive ends, and closes each after its response', async () => {
  const { graceful, port } = await startServer((_, response) => response.end('served'))
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  onTestFinished(() => agent.destroy())
  expect((await send(port, '/', agent)).connection).toBe('keep-alive')
  graceful.endKeepAlive()
  expect(await send(port, '/', agent)).toMatchObject({ connection: 'close', text: 'served' })
  expect(await send(port)).toMatchObject({ status: 200, connection: 'close' })
  await graceful.close({ idleMs: FAR_TOO_LONG_MS, maxMs: FAR_TOO_LONG_MS })
})

it('finishes a request under way, and accepts no other', async () => {
  const received = Promise.withResolvers<ServerResponse>()
  const { server, graceful, port } = await startServer((_, response) => {
    response.write('first, ')
    received.resolve(response)
  })
  const idle = await openConnection(server, port)
  const sent = send(port)
  const response = await received.promise
  const closed = graceful.close({ idleMs: SHORT_IDLE_MS, maxMs: FAR_TOO_LONG_MS })
  // Connections without a request have been closed.
  await once(idle, 'close')
  await expect(send(port)).rejects.toMatchObject({ code: 'ECONNREFUSED' })
  response.end('second')
  expect((await sent).text).toBe('first, second')
  await closed
})

it('serves the request of a connection that was accepted before, and closes unused ones', async () => {
  const { server, graceful, port } = await startServer((_, response) => response.end('served'))
  const unused = await openConnection(server, port)
  const early = await openConnection(server, port)
  const closed = graceful.close({ idleMs: IDLE_MS, maxMs: FAR_TOO_LONG_MS })
  await until(() => !server.listening)
  early.write('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n')
  const [response] = await once(early, 'data')
  expect(String(response)).toContain('served')
  await Promise.all([closed, once(unused, 'close')])
})

it('closes connections whose request does not end', async () => {
  const received = Promise.withResolvers<void>()
  const { graceful, port } = await startServer((_, response) => {
    response.write('never ends')
    received.resolve()
  })
  const sent = send(port).catch((error: unknown) => error)
  await received.promise
  await graceful.close({ idleMs: SHORT_IDLE_MS, maxMs: 4 * SHORT_IDLE_MS })
  expect(await sent).toMatchObject({ code: 'ECONNRESET' })
})
