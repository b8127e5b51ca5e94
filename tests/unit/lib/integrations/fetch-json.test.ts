import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { fetchJson } from '@/lib/integrations/fetch-json'
import { parseRetryAfter } from '@/lib/integrations/retry-after'
import { createRetryBudget } from '@/lib/integrations/retry-budget'

const schema = z.object({ name: z.string() })
const servers: Server[] = []

afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections()
    server.close()
  }
})

async function serve(listener: RequestListener) {
  const state = { hits: 0, url: '' }
  const server = createServer((request, response) => {
    state.hits++
    listener(request, response)
  })
  servers.push(server)
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  state.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return state
}

describe('fetchJson', () => {
  it('returns the fields of the schema and drops the others', async () => {
    const { url } = await serve((_, response) => response.end('{"name":"a","more":1}'))
    expect(await fetchJson(url, { schema })).toEqual({ name: 'a' })
  })

  it.each([
    ['text other than JSON', '<html>', {}],
    ['another shape', '{"name":1}', {}],
    ['an empty body', '', {}],
  ])('reports %s as malformed and does not retry', async (_, body) => {
    const server = await serve((__, response) => response.end(body))
    await expect(fetchJson(server.url, { schema })).rejects.toMatchObject({ kind: 'malformed' })
    expect(server.hits).toBe(1)
  })

  it('stops reading a body that is too large: declared, chunked or compressed', async () => {
    const large = Buffer.alloc(3_000_000, ' ')
    for (const [headers, body] of [
      [{ 'content-length': String(large.length) }, large],
      [{ 'transfer-encoding': 'chunked' }, large],
      [{ 'content-encoding': 'gzip' }, gzipSync(large)],
    ] as const) {
      const { url } = await serve((_, response) => response.writeHead(200, headers).end(body))
      await expect(fetchJson(url, { schema, maxBytes: 100_000 })).rejects.toMatchObject({
        kind: 'too_large',
      })
    }
  })

  it('fails at its deadline without a response and with a slow body', async () => {
    const silent = await serve(() => {})
    const trickling = await serve((_, response) => {
      const timer = setInterval(() => response.write(' '), 20)
      response.on('close', () => clearInterval(timer))
    })
    for (const { url } of [silent, trickling]) {
      await expect(fetchJson(url, { schema, deadlineMs: 150 })).rejects.toMatchObject({
        kind: 'timeout',
      })
    }
  })

  it('retries an interrupted read, and never a write', async () => {
    const flaky = await serve((request, response) => {
      if (flaky.hits === 1) request.socket.destroy()
      else response.end('{"name":"b"}')
    })
    expect(await fetchJson(flaky.url, { schema })).toEqual({ name: 'b' })
    const broken = await serve((_, response) => response.writeHead(500).end())
    await expect(fetchJson(broken.url, { schema, method: 'POST' })).rejects.toMatchObject({
      kind: 'status',
      status: 500,
    })
    expect(broken.hits).toBe(1)
  })

  it('sends each write on a new connection', async () => {
    const ports = new Set<number>()
    const { url } = await serve((request, response) => {
      ports.add(request.socket.remotePort ?? 0)
      response.end('{"name":"d"}')
    })
    for (let call = 0; call < 3; call++) await fetchJson(url, { schema, method: 'POST' })
    expect(ports.size).toBe(3)
    ports.clear()
    for (let call = 0; call < 3; call++) await fetchJson(url, { schema })
    expect(ports.size).toBeLessThan(3)
  })

  it('waits for Retry-After, or does not retry if that is too long', async () => {
    const busy = await serve((_, response) => {
      response.writeHead(503, { 'retry-after': busy.hits === 1 ? '0' : '3600' }).end()
    })
    await expect(fetchJson(busy.url, { schema })).rejects.toMatchObject({
      status: 503,
      retryAfterSeconds: 3_600,
    })
    expect(busy.hits).toBe(2)
  })

  it('passes 429 to the caller, with the seconds and the body', async () => {
    const { url } = await serve((_, response) => {
      response.writeHead(429, { 'retry-after': '79892' }).end('{"error":"slow down"}')
    })
    await expect(fetchJson(url, { schema })).rejects.toMatchObject({
      kind: 'rate_limited',
      retryAfterSeconds: 79_892,
      body: { error: 'slow down' },
    })
  })

  it('does not follow a redirect to another host', async () => {
    const other = await serve((_, response) => response.end('{"name":"c"}'))
    const { url } = await serve((_, response) =>
      response.writeHead(302, { location: other.url }).end(),
    )
    await expect(fetchJson(url, { schema })).rejects.toMatchObject({ kind: 'refused' })
    expect(other.hits).toBe(0)
  })

  it('throws errors without path, query and body', async () => {
    const { url } = await serve((_, response) => response.writeHead(400).end('{"e":"canary-1"}'))
    const error = await fetchJson(`${url}/canary-2?key=canary-3`, { schema }).catch((e) => e)
    expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toContain('canary')
  })

  it('is aborted by the signal of its caller', async () => {
    const { url } = await serve(() => {})
    const stop = new AbortController()
    const call = fetchJson(url, { schema, signal: stop.signal })
    stop.abort(new Error('aborted'))
    await expect(call).rejects.toThrow('aborted')
  })
})

describe('the retry budget', () => {
  it('limits retries to a tenth of the calls', () => {
    const budget = createRetryBudget()
    let retries = 0
    for (let call = 0; call < 1_000; call++) {
      budget.earn('a')
      while (budget.spend('a')) retries++
    }
    expect(retries).toBeLessThanOrEqual(102)
  })
})

describe('Retry-After', () => {
  const now = Date.parse('2026-11-23T12:00:00Z')
  it.each([
    ['0', 0],
    ['79892', 79_892],
    ['Mon, 23 Nov 2026 12:00:03 GMT', 3],
    ['Mon, 23 Nov 2026 11:00:00 GMT', 0],
    ['soon', null],
    ['-5', null],
    [null, null],
  ])('%s', (header, seconds) => {
    expect(parseRetryAfter(header, now)).toBe(seconds)
  })
})
