import { execFileSync } from 'node:child_process'
import { connect as connectHttp2 } from 'node:http2'
import { request } from 'node:https'
import { connect } from 'node:net'
import { connect as connectTls } from 'node:tls'
import { beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { wav } from '@/tests/support/audio/wav'
import { until } from '@/tests/support/until'
import { DOMAIN, withEdge } from './support/edge'

const edge = withEdge()
const UPLOAD_BYTES = 15 * 2 ** 20
const MAX_SLOW_MS = 30_000

const Song = z.object({ id: z.string() })
let token = ''

const post = (path: string, value: unknown, headers: Record<string, string> = {}) =>
  edge.send(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(value),
  })
const bearer = () => ({ authorization: `Bearer ${token}` })

beforeAll(async () => {
  token = await edge.register()
})

describe('TLS', () => {
  const connectAs = (version: 'TLSv1' | 'TLSv1.1' | 'TLSv1.2' | 'TLSv1.3', servername = DOMAIN) =>
    new Promise<string>((resolve) => {
      const { nginx, ports } = edge.current()
      const socket = connectTls(
        {
          host: '127.0.0.1',
          port: ports.https,
          servername,
          ca: nginx.ca,
          minVersion: version,
          maxVersion: version,
          // OpenSSL 3 offers the old versions only at level 0.
          ciphers: 'DEFAULT@SECLEVEL=0',
        },
        () => {
          resolve(socket.getProtocol() ?? 'none')
          socket.destroy()
        },
      )
      socket.once('error', () => resolve('rejected'))
    })

  it('accepts 1.2 and 1.3 and rejects older versions', async () => {
    expect(await connectAs('TLSv1.3')).toBe('TLSv1.3')
    expect(await connectAs('TLSv1.2')).toBe('TLSv1.2')
    expect(await connectAs('TLSv1.1')).toBe('rejected')
    expect(await connectAs('TLSv1')).toBe('rejected')
  })

  it('rejects the handshake for another host name', async () => {
    expect(await connectAs('TLSv1.3', 'other.test')).toBe('rejected')
  })

  it('offers only ciphers with forward secrecy (needs sslscan)', (context) => {
    let report = ''
    try {
      const target = `127.0.0.1:${edge.current().ports.https}`
      report = execFileSync('sslscan', ['--no-colour', `--sni-name=${DOMAIN}`, target]).toString()
    } catch {
      context.skip('sslscan is not installed')
    }
    const ciphers = report.split('\n').filter((line) => /^(Preferred|Accepted)/.test(line))
    expect(ciphers.length).toBeGreaterThan(3)
    for (const line of ciphers) expect(line).toMatch(/TLS_(AES|CHACHA20)|ECDHE-/)
    expect(report).toMatch(/SSLv3\s+disabled/)
  })

  it('serves HTTP/2', async () => {
    const { nginx, ports } = edge.current()
    const session = connectHttp2(`https://127.0.0.1:${ports.https}`, {
      ca: nginx.ca,
      servername: DOMAIN,
    })
    const status = await new Promise((resolve, reject) => {
      session.once('error', reject)
      const stream = session.request({ ':path': '/api/health/live', ':authority': DOMAIN })
      stream.once('response', (headers) => resolve(headers[':status']))
      stream.resume()
    })
    session.close()
    expect(status).toBe(200)
  })
})

describe('plain HTTP', () => {
  const sendPlain = (text: string) =>
    new Promise<string>((resolve) => {
      const socket = connect(edge.current().ports.http, '127.0.0.1', () => socket.write(text))
      let received = ''
      socket.on('data', (chunk) => {
        received += chunk.toString('latin1')
      })
      socket.once('error', () => resolve(received))
      socket.once('close', () => resolve(received))
    })

  it('redirects to https on the configured host and keeps the query', async () => {
    const response = await sendPlain(
      `GET /songs?q=a HTTP/1.1\r\nHost: ${DOMAIN}\r\nConnection: close\r\n\r\n`,
    )
    expect(response).toMatch(/^HTTP\/1\.1 308 /)
    expect(response).toContain(`Location: https://${DOMAIN}/songs?q=a\r\n`)
  })

  it.each(['/api/v1/me', '/api', '/rest/ping.view'])(
    'rejects %s instead of redirecting a client that would send its token unencrypted',
    async (path) => {
      const response = await sendPlain(
        `GET ${path} HTTP/1.1\r\nHost: ${DOMAIN}\r\nConnection: close\r\n\r\n`,
      )
      expect(response).toMatch(/^HTTP\/1\.1 403 /)
      expect(response).toContain('Use https.')
      expect(response).not.toContain('Location:')
    },
  )

  it('closes the connection for another host', async () => {
    expect(await sendPlain('GET / HTTP/1.1\r\nHost: evil.test\r\n\r\n')).toBe('')
  })
})

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
        ...bearer(),
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
    const created = await post(
      '/api/v1/playlists',
      { name, description: name.repeat(10).slice(0, 1_200) },
      bearer(),
    )
    const { id } = Song.parse(JSON.parse(created.text))
    const path = `/api/v1/playlists/${id}`
    const read = await edge.send(path, { headers: { ...bearer(), 'accept-encoding': 'gzip' } })
    const { etag } = read.headers
    const renamed = await edge.send(path, {
      method: 'PUT',
      headers: { ...bearer(), 'content-type': 'application/json', 'if-match': String(etag) },
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

describe('bodies', () => {
  let songId = ''

  it('passes an upload of 15 MB on, whole', async () => {
    const seconds = Math.ceil(UPLOAD_BYTES / 88_200)
    const body = wav({ seconds, sampleRate: 44_100 })
    expect(body.length).toBeGreaterThanOrEqual(UPLOAD_BYTES)
    const created = await edge.send('/api/v1/uploads', {
      method: 'POST',
      headers: {
        ...bearer(),
        'tus-resumable': '1.0.0',
        'upload-length': String(body.length),
        'upload-metadata': `filename ${Buffer.from('long.wav').toString('base64')}`,
      },
    })
    expect(created.status).toBe(201)
    const location = new URL(String(created.headers.location), `https://${DOMAIN}`)
    expect(location.host).toBe(DOMAIN)
    const sent = await edge.send(location.pathname, {
      method: 'PATCH',
      headers: {
        ...bearer(),
        'tus-resumable': '1.0.0',
        'upload-offset': '0',
        'content-type': 'application/offset+octet-stream',
      },
      body,
    })
    expect(sent.status).toBe(204)
    songId = String(sent.headers['upload-song-id'])
  })

  it('serves ranges of it', async () => {
    const path = `/api/v1/songs/${songId}/audio`
    const part = await edge.send(path, { headers: { ...bearer(), range: 'bytes=0-3' } })
    expect(part.status).toBe(206)
    expect(part.text).toBe('RIFF')
    expect(part.headers['content-range']).toMatch(/^bytes 0-3\/1\d{7}$/)
    const beyond = await edge.send(path, { headers: { ...bearer(), range: 'bytes=99999999-' } })
    expect(beyond.status).toBe(416)
  })

  it('rejects a larger body than a route needs with a problem', async () => {
    const { status, headers } = await post('/api/v1/playlists', { name: 'a'.repeat(3 * 2 ** 20) })
    expect(status).toBe(413)
    expect(headers['content-type']).toBe('application/problem+json')
  })

  it('passes server-sent events on without compression', async () => {
    const started = await post('/api/v1/imports/text', { text: 'Ada - One\nBob - Two' }, bearer())
    expect(started.status).toBe(202)
    const { id } = Song.parse(JSON.parse(started.text))
    const { status, headers, text } = await edge.send(`/api/v1/imports/${id}/events`, {
      headers: { ...bearer(), 'accept-encoding': 'gzip' },
    })
    expect(status).toBe(200)
    expect(headers['content-type']).toContain('text/event-stream')
    expect(headers['content-encoding']).toBeUndefined()
    expect(text).toContain('data: {')
  })
})

describe('static files', () => {
  it('are cached by nginx, compressed and immutable', async () => {
    const page = await edge.send('/')
    const [file] = /\/_next\/static\/[^"\\]+\.js/.exec(page.text) ?? []
    const headers = { 'accept-encoding': 'gzip' }
    const first = await edge.send(file ?? '', { headers })
    const second = await edge.send(file ?? '', { headers })
    expect(second.status).toBe(200)
    expect(second.headers['cache-control']).toContain('immutable')
    expect(second.headers['content-encoding']).toBe('gzip')
    expect(second.text).toBe(first.text)
    await until(() => /"cache":"HIT"/.test(edge.current().nginx.logs()))
  })
})

describe('slow clients', () => {
  const isClosedAfter = (head: string, drip: string) =>
    new Promise<number>((resolve, reject) => {
      const { nginx, ports } = edge.current()
      const startedAt = performance.now()
      const options = { host: '127.0.0.1', port: ports.https, servername: DOMAIN, ca: nginx.ca }
      const socket = connectTls(options, () => {
        socket.write(head)
        const timer = setInterval(() => socket.write(drip), 1_000)
        socket.once('close', () => {
          clearInterval(timer)
          resolve(performance.now() - startedAt)
        })
      })
      socket.on('error', () => undefined)
      socket.resume()
      setTimeout(() => reject(new Error('still open')), MAX_SLOW_MS).unref()
    })

  it('loses the connection that sends headers byte by byte', async () => {
    expect(await isClosedAfter(`GET / HTTP/1.1\r\nHost: ${DOMAIN}\r\nX-Slow: `, 'a')).toBeLessThan(
      MAX_SLOW_MS,
    )
  })

  it('loses the connection that stops in the middle of a body', async () => {
    const head = `POST /api/v1/playlists HTTP/1.1\r\nHost: ${DOMAIN}\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n{`
    expect(await isClosedAfter(head, '')).toBeLessThan(MAX_SLOW_MS)
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

describe('logs', () => {
  it('contain no query string, also when the upstream is gone', async () => {
    const canary = 'canary5f2e'
    const { apps, nginx } = edge.current()
    await edge.send(`/rest/ping.view?u=ada&p=${canary}`)
    await edge.send(`/api/v1/search?q=${canary}`, { headers: { referer: `https://a/?${canary}` } })
    for (const { child } of apps) child.kill('SIGSTOP')
    for (const path of ['/rest/ping.view', '/api/v1/search', '/songs']) {
      const aborted = request({
        host: '127.0.0.1',
        port: edge.current().ports.https,
        servername: DOMAIN,
        ca: nginx.ca,
        path: `${path}?p=${canary}`,
        headers: { host: DOMAIN },
      })
      aborted.on('error', () => undefined)
      aborted.end()
      setTimeout(() => aborted.destroy(), 500)
    }
    await until(() => nginx.logs().split('"status":499').length > 3)
    for (const { child } of apps) child.kill('SIGCONT')
    expect(nginx.logs()).toContain('/rest/ping.view')
    expect(nginx.logs()).not.toContain(canary)
    for (const { output } of apps) expect(output()).not.toContain(canary)
  })

  it('have the same request id in nginx and in the app', async () => {
    await edge.send('/api/v1/me', { headers: { ...bearer(), 'x-request-id': 'same-id-in-both' } })
    const { apps, nginx } = edge.current()
    const output = () => apps.map((app) => app.output()).join('\n')
    await until(() => output().includes('"requestId":"same-id-in-both"'))
    expect(nginx.logs()).toContain('"requestId":"same-id-in-both"')
  })

  it('are continued in a new file after a rotation', async () => {
    const { nginx } = edge.current()
    execFileSync('mv', [`${nginx.folder}/logs/access.log`, `${nginx.folder}/logs/access.log.1`])
    nginx.reopen()
    await until(async () => {
      await edge.send('/api/v1/me', { headers: { 'x-request-id': 'after-rotation' } })
      try {
        return nginx.logs().includes('after-rotation')
      } catch {
        return false
      }
    })
  })
})

describe('when processes are gone', () => {
  it('serves every request by the other one', async () => {
    const [first] = edge.current().apps
    first?.child.kill('SIGKILL')
    for (let sent = 0; sent < 20; sent++) {
      expect((await edge.send('/api/v1/me', { headers: bearer() })).status).toBe(200)
    }
  })

  it('sends a problem to clients of the API and a page to browsers without any process', async () => {
    edge.current().apps[1]?.child.kill('SIGKILL')
    await until(async () => (await edge.send('/api/v1/me')).status !== 401)
    const call = await edge.send('/api/v1/me')
    const page = await edge.send('/songs')
    expect([call.status, page.status]).toEqual([503, 503])
    expect(call.headers).toMatchObject({
      'content-type': 'application/problem+json',
      'retry-after': '2',
      'strict-transport-security': 'max-age=63072000',
    })
    expect(page.headers['content-type']).toContain('text/html')
  })
})
