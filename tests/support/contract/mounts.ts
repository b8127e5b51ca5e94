import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, request as sendRequest } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'

export type Mount = {
  name: string
  open: () => Promise<void>
  close: () => Promise<void>
  send: (request: Request) => Promise<Response>
}

type HeadersOnly = { port: number; pathname: string; request: Request }
type Handler = (request: Request) => Promise<Response>

/** The catch-all of Next, called as Next calls it: the export named like the method. */
export const nextMount: Mount = {
  name: 'inside Next',
  open: async () => {},
  close: async () => {},
  async send(request) {
    const route = await import('@/app/api/[[...path]]/route')
    const handler = (route as Record<string, unknown>)[request.method] as Handler | undefined
    if (!handler) throw new Error(`Next does not route ${request.method} to the catch-all.`)
    return handler(request)
  },
}

let server: Server | undefined

/** The listener of server.ts, over a real socket. */
export const serverMount: Mount = {
  name: 'on its own server',
  async open() {
    const { api } = await import('@/app/api/v1/api')
    const listen = getRequestListener(api.fetch, { overrideGlobalObjects: false })
    server = createServer(listen).listen(0, 'localhost')
    await once(server, 'listening')
  },
  async close() {
    server?.closeAllConnections()
    server?.close()
  },
  async send(request) {
    const { port } = server!.address() as AddressInfo
    const { pathname, search } = new URL(request.url)
    const { method, headers, body } = request
    if (headers.has('content-length')) return sendHeadersOnly({ port, pathname, request })
    return fetch(`http://localhost:${port}${pathname}${search}`, {
      method,
      headers,
      body,
      redirect: 'manual',
      ...(body ? { duplex: 'half' } : {}),
    } as RequestInit)
  },
}

// Sends a Content-Length and no body, which fetch does not support.
async function sendHeadersOnly({ port, pathname, request }: HeadersOnly): Promise<Response> {
  const { method } = request
  const headers = Object.fromEntries(request.headers)
  const outgoing = sendRequest({ host: 'localhost', port, path: pathname, method, headers })
  outgoing.on('error', () => {})
  outgoing.flushHeaders()
  const [incoming] = (await once(outgoing, 'response')) as [IncomingMessage]
  const chunks: Buffer[] = await incoming.toArray()
  outgoing.destroy()
  const responseHeaders = new Headers()
  for (const [name, value] of Object.entries(incoming.headers))
    responseHeaders.set(name, String(value))
  return new Response(Buffer.concat(chunks), {
    status: incoming.statusCode,
    headers: responseHeaders,
  })
}
