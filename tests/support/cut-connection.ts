import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'
import { z } from 'zod'

const Address = z.object({ port: z.number() })

/** A server in front of another one, which can be taken away. */
export type CutConnection = {
  /** The URL of the server behind, with the port of this one. */
  url: string
  /** Closes all connections and refuses new ones. */
  cut: () => void
  restore: () => Promise<void>
}

/** Forwards connections on a free port to the server of a URL. */
export async function forwardTo(target: string): Promise<CutConnection> {
  const { hostname, port } = new URL(target)
  const open = new Set<Socket>()
  const server = createServer((client) => {
    const upstream = connect(Number(port), hostname)
    for (const socket of [client, upstream]) {
      open.add(socket)
      socket.on('error', () => undefined)
      socket.once('close', () => {
        open.delete(socket)
        client.destroy()
        upstream.destroy()
      })
    }
    client.pipe(upstream).pipe(client)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port: ownPort } = Address.parse(server.address())
  const url = new URL(target)
  url.host = `127.0.0.1:${ownPort}`
  return {
    url: url.href,
    cut: () => {
      server.close()
      for (const socket of open) socket.destroy()
    },
    restore: async () => {
      server.listen(ownPort, '127.0.0.1')
      await once(server, 'listening')
    },
  }
}
