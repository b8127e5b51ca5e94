import { connect as connectTls } from 'node:tls'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { wav } from '@/tests/support/audio/wav'
import { until } from '@/tests/support/until'
import { DOMAIN, withEdge } from '../support/edge'

const edge = withEdge()
const UPLOAD_BYTES = 15 * 2 ** 20
const MAX_SLOW_MS = 30_000
const Created = z.object({ id: z.string() })

describe('bodies', () => {
  let songId = ''

  it('passes an upload of 15 MB on, whole', async () => {
    const seconds = Math.ceil(UPLOAD_BYTES / 88_200)
    const body = wav({ seconds, sampleRate: 44_100 })
    expect(body.length).toBeGreaterThanOrEqual(UPLOAD_BYTES)
    const created = await edge.send('/api/v1/uploads', {
      method: 'POST',
      headers: {
        ...edge.bearer(),
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
        ...edge.bearer(),
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
    const part = await edge.send(path, { headers: { ...edge.bearer(), range: 'bytes=0-3' } })
    expect(part.status).toBe(206)
    expect(part.text).toBe('RIFF')
    expect(part.headers['content-range']).toMatch(/^bytes 0-3\/1\d{7}$/)
    const beyond = await edge.send(path, {
      headers: { ...edge.bearer(), range: 'bytes=99999999-' },
    })
    expect(beyond.status).toBe(416)
  })

  it('rejects a larger body than a route needs with a problem', async () => {
    const { status, headers } = await edge.post('/api/v1/playlists', {
      name: 'a'.repeat(3 * 2 ** 20),
    })
    expect(status).toBe(413)
    expect(headers['content-type']).toBe('application/problem+json')
  })

  it('passes server-sent events on without compression', async () => {
    const started = await edge.post(
      '/api/v1/imports/text',
      { text: 'Ada - One\nBob - Two' },
      edge.bearer(),
    )
    expect(started.status).toBe(202)
    const { id } = Created.parse(JSON.parse(started.text))
    const { status, headers, text } = await edge.send(`/api/v1/imports/${id}/events`, {
      headers: { ...edge.bearer(), 'accept-encoding': 'gzip' },
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
