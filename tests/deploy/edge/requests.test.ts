import { connect as connectTls } from 'node:tls'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { DOMAIN, withEdge } from '../support/edge'

const edge = withEdge()
const Created = z.object({ id: z.string() })

describe('headers', () => {
  it('sends HSTS without includeSubDomains on pages, API and its own errors', async () => {
    for (const path of ['/', '/api/v1/me', '/api/metrics']) {
      const { headers } = await edge.send(path)
      expect(headers['strict-transport-security'], path).toBe('max-age=63072000')
      expect(headers.server, path).toBe('nginx')
      expect(headers['x-powered-by'], path).toBeUndefined()
    }
  })

  it('replaces forwarded headers of a client', async () => {
    const { headers, status } = await edge.send('/api/v1/playlists?limit=1', {
      headers: {
        ...edge.bearer(),
        'x-forwarded-host': 'evil.test',
        'x-forwarded-for': '203.0.113.7',
        'x-forwarded-proto': 'http',
        forwarded: 'host=evil.test',
        'x-middleware-subrequest': 'proxy',
      },
    })
    expect(status).toBe(200)
    expect(JSON.stringify(headers)).not.toContain('evil.test')
    const page = await edge.send('/settings', { headers: { 'x-middleware-subrequest': 'proxy' } })
    expect(page.headers.location).toMatch(/^\/login/)
  })

  it('keeps a well-formed request id and replaces any other', async () => {
    const kept = await edge.send('/api/v1/me', { headers: { 'x-request-id': 'my-request-42' } })
    expect(kept.headers['x-request-id']).toBe('my-request-42')
    const replaced = await edge.send('/', { headers: { 'x-request-id': 'a b' } })
    expect(replaced.headers['x-request-id']).toMatch(/^[0-9a-f]{32}$/)
  })

  it('compresses JSON, and accepts the ETag that this makes weak for a write', async () => {
    const name = 'A playlist '.repeat(12)
    const created = await edge.post(
      '/api/v1/playlists',
      { name, description: name.repeat(10).slice(0, 1_200) },
      edge.bearer(),
    )
    const { id } = Created.parse(JSON.parse(created.text))
    const path = `/api/v1/playlists/${id}`
    const read = await edge.send(path, { headers: { ...edge.bearer(), 'accept-encoding': 'gzip' } })
    const { etag } = read.headers
    const renamed = await edge.send(path, {
      method: 'PUT',
      headers: { ...edge.bearer(), 'content-type': 'application/json', 'if-match': String(etag) },
      body: JSON.stringify({ name: 'Renamed' }),
    })
    expect(read.headers['content-encoding']).toBe('gzip')
    expect(etag).toMatch(/^W\//)
    expect(renamed.status).toBe(200)
  })
})

describe('internal routes', () => {
  it.each([
    '/api/metrics',
    '/api/metrics/',
    '/api/metrics?x',
    '/api/%6detrics',
    '/api//metrics',
    '/api/v1/../metrics',
    '/api/cron/jobs',
    '/api/health/ready',
    '/api/health/ready/',
    '/api/health/../health/ready',
  ])('closes %s', async (path) => {
    const { status, headers, text } = await edge.send(path)
    expect(status).toBe(404)
    expect(headers['content-type']).toBe('application/problem+json')
    expect(text).not.toMatch(/postgres|process_cpu/)
  })

  it.each(['/api/%256detrics', '/API/metrics', '/api;/metrics', '/api/metric%73%2f'])(
    'exposes nothing at %s',
    async (path) => {
      const { status, text } = await edge.send(path)
      expect(status).toBeGreaterThanOrEqual(400)
      expect(text).not.toMatch(/process_cpu/)
    },
  )

  it('leaves liveness open', async () => {
    expect((await edge.send('/api/health/live')).status).toBe(200)
  })
})

describe('request smuggling', () => {
  const raw = (text: string) =>
    new Promise<string>((resolve) => {
      const { nginx, ports } = edge.current()
      const options = { host: '127.0.0.1', port: ports.https, servername: DOMAIN, ca: nginx.ca }
      const socket = connectTls(options, () => socket.write(text))
      let received = ''
      socket.on('data', (chunk) => {
        received += chunk.toString('latin1')
      })
      socket.on('error', () => undefined)
      socket.once('close', () => resolve(received))
      setTimeout(() => socket.destroy(), 3_000).unref()
    })
  const SMUGGLED = 'GET /api/metrics HTTP/1.1\r\nHost: localhost\r\n\r\n'
  const cases = {
    'a length and chunks': `Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n${SMUGGLED}`,
    'two lengths': `Content-Length: 0\r\nContent-Length: ${SMUGGLED.length}\r\n\r\n${SMUGGLED}`,
    'an unknown transfer coding': `Transfer-Encoding: xchunked\r\n\r\n${SMUGGLED}`,
    'a space before the colon': `Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n${SMUGGLED}`,
    'a signed length': `Content-Length: +0\r\n\r\n${SMUGGLED}`,
  }

  it.each(Object.entries(cases))('rejects %s', async (_, rest) => {
    const received = await raw(
      `POST /api/v1/playlists HTTP/1.1\r\nHost: ${DOMAIN}\r\nContent-Type: application/json\r\n${rest}`,
    )
    expect(received).toMatch(/^HTTP\/1\.1 (400|501) /)
    expect(received).not.toContain('process_cpu')
  })
})
