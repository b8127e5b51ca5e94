import { get, type IncomingMessage } from 'node:http'
import { connect } from 'node:net'
import { beforeAll, describe, expect, it } from 'vitest'
import { freePort } from '@/tests/support/free-port'
import { emptyFolder, type Riffle, startRiffle } from './support/riffle'

let riffle: Riffle

beforeAll(async () => {
  const settings = {
    DATA_DIR: emptyFolder(),
    APP_URL: 'https://riffle.example.org',
    SECURITY_CONTACT: 'mailto:security@example.org',
    SECURITY_TXT_EXPIRES: '2999-12-31',
  }
  riffle = await startRiffle(await freePort(), settings)
})

const COMMON = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'strict-transport-security': 'max-age=63072000',
}

const send = (path: string, init: RequestInit = {}) =>
  fetch(`${riffle.url}${path}`, { redirect: 'manual', ...init })

/** Like `send`, without the header by which fetch prevents a 304. */
const sendUnchanged = (path: string, headers: Record<string, string>) =>
  new Promise<IncomingMessage>((done, fail) => {
    get(`${riffle.url}${path}`, { headers }, (response) => done(response.resume())).once(
      'error',
      fail,
    )
  })

function assertHeaders(headers: Headers) {
  expect(Object.fromEntries(headers)).toMatchObject(COMMON)
  expect(headers.get('permissions-policy')).toContain('camera=()')
  expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
  expect(headers.get('x-powered-by')).toBeNull()
  expect(headers.get('server')).toBeNull()
}

describe('the security headers of', () => {
  it.each([
    ['/login', 200],
    ['/docs', 200],
    ['/', 200],
    ['/songs', 200],
    ['/no-such-page', 404],
    ['/icon.svg', 200],
    ['/.well-known/security.txt', 200],
    ['/api/v1/openapi.json', 200],
    ['/api/v1/me', 401],
    ['/api/v1/nothing', 404],
    ['/api/songs', 308],
    ['/api/auth/login', 308],
    ['/api/auth/spotify/callback', 308],
    ['/api/auth/error', 302],
    ['/api/health/live', 200],
    ['/api/auth/csrf', 200],
    ['/api/auth/signout', 200],
    ['/api/auth/session', 200],
  ])('%s (%i) are complete', async (path, status) => {
    const response = await send(path)
    expect(response.status).toBe(status)
    assertHeaders(response.headers)
  })

  it('a static file, and its 304, are complete', async () => {
    const html = await (await send('/login')).text()
    const path = /\/_next\/static\/[^"]+\.js/.exec(html)?.[0] ?? ''
    const response = await send(path)
    expect(response.status).toBe(200)
    assertHeaders(response.headers)
    const etag = response.headers.get('etag') ?? ''
    const again = await sendUnchanged(path, { 'if-none-match': etag })
    expect(again.statusCode).toBe(304)
    assertHeaders(new Headers(again.headers as Record<string, string>))
  })

  it('a method that is not allowed are complete, of the API and of pages', async () => {
    for (const path of ['/api/v1/songs', '/login']) {
      const response = await send(path, { method: 'PUT' })
      expect(response.status).toBe(405)
      assertHeaders(response.headers)
    }
  })

  it('a request that is not HTTP are complete', async () => {
    const { port } = new URL(riffle.url)
    const text = await new Promise<string>((done, fail) => {
      let received = ''
      const socket = connect(Number(port), '127.0.0.1', () => socket.write('NOT HTTP\r\n\r\n'))
      socket.setEncoding('utf8').on('data', (chunk: string) => {
        received += chunk
      })
      socket.once('close', () => done(received)).once('error', fail)
    })
    const lines = text.split('\r\n\r\n', 1)[0]?.split('\r\n').slice(1) ?? []
    assertHeaders(new Headers(lines.map((line) => line.split(': ', 2) as [string, string])))
  })

  it('a page let only its own scripts run', async () => {
    const { headers } = await send('/login')
    expect(headers.get('content-security-policy')).toMatch(/script-src 'self' 'nonce-[^']+'/)
  })
})
