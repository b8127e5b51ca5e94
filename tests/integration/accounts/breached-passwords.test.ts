import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { beforeEach, expect, it } from 'vitest'
import { z } from 'zod'
import { aUser, call, withApp } from '@/tests/support/app'
import { logLines } from '@/tests/support/log-lines'

const PASSWORD = 'copper violin tundra 7'
const DIGEST = createHash('sha1').update(PASSWORD).digest('hex').toUpperCase()

/** Lines as the service sends them: suffixes of hashes with counts, and padding with the count 0. */
const RECORDED = [
  '0018A45C4D1DEB81644B54AB7F969B88D65:1',
  '00D4F6E8FA6EECAD2A3AA415EEC418D38EC:2',
  '011053FD0102E94D6AE2F8B83D76FAF94F6:1',
  '012A7CA357541F0AC487871FEEC1891C49C:2',
  'FFEA4A2F5F3C1D6B7A8E9F0123456789ABC:0',
]

type Respond = (request: IncomingMessage, response: ServerResponse) => void
let respond: Respond
let requests: IncomingMessage[] = []

const listing =
  (...lines: string[]): Respond =>
  (_, response) =>
    response.end([...RECORDED, ...lines].join('\r\n'))

withApp(async (onEnd) => {
  const server = createServer((request, response) => {
    requests.push(request)
    respond(request, response)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  onEnd(async () => {
    server.closeAllConnections()
    server.close()
  })
  const { port } = z.object({ port: z.number() }).parse(server.address())
  return {
    PWNED_PASSWORDS: 'true',
    PWNED_PASSWORDS_URL: `http://127.0.0.1:${port}`,
    LOG_LEVEL: 'debug',
  }
})

beforeEach(() => {
  respond = listing()
  requests = []
})

const register = (password: string) =>
  call('POST', '/auth/register', {
    body: { email: `${crypto.randomUUID()}@example.org`, password },
  })

const rejection = (path: string) => ({
  status: 422,
  body: { code: 'weak_password', errors: [{ path, code: 'breached' }] },
})

it('a password in a breach is rejected at registration and at a change', async () => {
  const { token } = await aUser()
  respond = listing(`${DIGEST.slice(5)}:37`)
  expect(await register(PASSWORD)).toMatchObject(rejection('password'))
  const body = { currentPassword: 'violet mango harbour 42', newPassword: PASSWORD }
  expect(await call('PUT', '/me/password', { token, body })).toMatchObject(rejection('newPassword'))
})

it('a password that is only padding is accepted', async () => {
  respond = listing(`${DIGEST.slice(5)}:0`)
  expect((await register(PASSWORD)).status).toBe(201)
})

it('the service gets five digits of the hash and a request for padding; no log has them', async () => {
  const lines = await logLines(() => register(PASSWORD))
  expect(requests.map(({ url }) => url)).toEqual([`/range/${DIGEST.slice(0, 5)}`])
  expect(requests[0]?.headers).toMatchObject({ 'add-padding': 'true' })
  expect(lines).toContain('outgoing request')
  expect(lines).not.toContain(DIGEST.slice(0, 5))
  expect(lines).not.toContain('tundra')
})

it('a password that is weak anyway is not looked up', async () => {
  expect((await register('aaaaaaaaaaaa')).status).toBe(422)
  expect(requests).toEqual([])
})

it.each<[string, Respond]>([
  ['fails', (_, response) => response.writeHead(503).end()],
  ['closes the connection', (request) => request.socket.destroy()],
  ['does not end its response', (_, response) => response.write('0018A')],
  ['sends too much', (_, response) => response.end('A'.repeat(1_000_000))],
  ['redirects to this machine', (_, response) => response.writeHead(302, { location: '/x' }).end()],
])('a password is accepted if the service %s', async (_, broken) => {
  respond = broken
  const startedAt = performance.now()
  const lines = await logLines(async () => expect((await register(PASSWORD)).status).toBe(201))
  expect(performance.now() - startedAt).toBeLessThan(20_000)
  expect(lines).toContain('check for breached passwords failed')
})
