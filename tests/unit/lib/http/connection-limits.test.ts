import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { limitConnections } from '@/lib/http/connection-limits'

const HOSTILE = '127.0.0.2'
const HONEST = '127.0.0.3'
const sockets: Socket[] = []
let server: Server | undefined

afterEach(() => {
  for (const socket of sockets.splice(0)) socket.destroy()
  server?.close()
  server?.closeAllConnections()
})

async function listen(limits: Parameters<typeof limitConnections>[1]): Promise<number> {
  server = createServer({ connectionsCheckingInterval: 50 }, (_, response) => response.end('ok'))
  limitConnections(server, limits)
  await once(server.listen(0, '127.0.0.1'), 'listening')
  return (server.address() as AddressInfo).port
}

function open(port: number, localAddress: string): Socket {
  const socket = connect({ port, host: '127.0.0.1', localAddress }).on('error', () => undefined)
  sockets.push(socket)
  return socket
}

async function get(port: number, localAddress: string): Promise<string> {
  const socket = open(port, localAddress)
  socket.write('GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n')
  const chunks = await socket.toArray()
  return Buffer.concat(chunks).toString()
}

const closedOf = (opened: Socket[]) => opened.filter(({ closed }) => closed).length

describe('limitConnections', () => {
  it('closes connections of an address above its limit, and serves other addresses', async () => {
    const port = await listen({ total: 100, perAddress: 10 })
    const hostile = Array.from({ length: 30 }, () => open(port, HOSTILE))
    await expect.poll(() => closedOf(hostile)).toBe(20)
    expect(await get(port, HONEST)).toContain('200 OK')
    expect(await get(port, HOSTILE)).toBe('')
  })

  it('accepts an address again when its connections have closed', async () => {
    const port = await listen({ total: 100, perAddress: 2 })
    const hostile = [open(port, HOSTILE), open(port, HOSTILE), open(port, HOSTILE)]
    await expect.poll(() => closedOf(hostile)).toBe(1)
    for (const socket of hostile) socket.destroy()
    await expect.poll(() => get(port, HOSTILE)).toContain('200 OK')
  })

  it('closes connections above the total', async () => {
    const port = await listen({ total: 5, perAddress: null })
    const hostile = Array.from({ length: 9 }, () => open(port, HOSTILE))
    await expect.poll(() => closedOf(hostile)).toBe(4)
  })

  it('closes connections whose headers do not arrive in time', async () => {
    const port = await listen({ total: 100, perAddress: 100 })
    expect(server?.headersTimeout).toBe(10_000)
    if (server) server.headersTimeout = 200
    const slow = open(port, HOSTILE).resume()
    slow.write('GET / HTTP/1.1\r\n')
    await once(slow, 'close')
    expect(await get(port, HONEST)).toContain('200 OK')
  })
})
