import { execFileSync } from 'node:child_process'
import { connect as connectHttp2 } from 'node:http2'
import { connect } from 'node:net'
import { connect as connectTls } from 'node:tls'
import { describe, expect, it } from 'vitest'
import { DOMAIN, withEdge } from '../support/edge'

const edge = withEdge()

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
