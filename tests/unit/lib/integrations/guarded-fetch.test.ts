import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Agent, MockAgent } from 'undici'
import { afterEach, describe, expect, it } from 'vitest'
import { guardedFetch } from '@/lib/integrations/guarded-fetch'
import { isPublicAddress, publicLookup } from '@/lib/integrations/public-address'

const LIMITS = { deadlineMs: 2_000, maxBytes: 1_000 }
const servers: Server[] = []

afterEach(() => {
  for (const server of servers.splice(0)) server.close()
})

/** Starts a server on this machine that counts connections. */
async function aServer() {
  const server = createServer((_, response) => response.end('{}'))
  let connections = 0
  server.on('connection', () => connections++)
  servers.push(server)
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return { port: (server.address() as AddressInfo).port, connections: () => connections }
}

const PRIVATE = [
  '0.0.0.0',
  '10.0.0.1',
  '100.64.0.1',
  '127.0.0.1',
  '127.255.255.254',
  '168.63.129.16',
  '169.254.169.254',
  '172.16.0.1',
  '172.31.255.255',
  '192.0.0.1',
  '192.0.2.1',
  '192.168.1.1',
  '198.18.0.1',
  '224.0.0.1',
  '240.0.0.1',
  '255.255.255.255',
  '::',
  '::1',
  '::127.0.0.1',
  '::ffff:127.0.0.1',
  '::ffff:10.0.0.1',
  '::ffff:8.8.8.8',
  '64:ff9b::7f00:1',
  '64:ff9b:1::a00:1',
  '100::1',
  '2001::1',
  '2001:db8::1',
  '2002:7f00:1::',
  '3fff::1',
  'fc00::1',
  'fd12:3456::1',
  'fe80::1',
  'fe80::1%eth0',
  'fec0::1',
  'ff02::1',
  '',
  'example.org',
]

describe('an address', () => {
  it.each(PRIVATE)('%s is not public', (address) => {
    expect(isPublicAddress(address)).toBe(false)
  })

  it.each(['8.8.8.8', '1.1.1.1', '172.32.0.1', '100.128.0.1', '2606:4700::1111', '2a00:1450::1'])(
    '%s is public',
    (address) => {
      expect(isPublicAddress(address)).toBe(true)
    },
  )
})

const REFUSED = [
  'http://example.org/',
  'ftp://example.org/',
  'file:///etc/passwd',
  'data:application/json,{}',
  'https://127.0.0.1/',
  'https://0177.0.0.1/',
  'https://0x7f.1/',
  'https://2130706433/',
  'https://127.1/',
  'https://8.8.8.8/',
  'https://[::1]/',
  'https://[::ffff:127.0.0.1]/',
  'https://[64:ff9b::7f00:1]/',
  'https://localhost/',
  'https://LOCALHOST./',
  'https://example.org./',
  'https://example.org:8443/',
  'https://example.org:22/',
  'https://user:secret@example.org/',
  'https://user@example.org/',
  'https://intranet/',
  'https://exa_mple.org/',
  'not a url',
  '//example.org/',
]

describe('guardedFetch', () => {
  it.each(REFUSED)('rejects %s before it connects', async (url) => {
    const dispatcher = new MockAgent()
    dispatcher.disableNetConnect()
    const connected: string[] = []
    dispatcher.on('connect', (origin) => connected.push(String(origin)))
    await expect(guardedFetch(url, { ...LIMITS, dispatcher })).rejects.toMatchObject({
      name: 'UpstreamError',
      kind: 'refused',
    })
    expect(connected).toEqual([])
  })

  it.each([
    '127.0.0.1',
    '10.1.2.3',
    '::1',
    '::ffff:127.0.0.1',
    '64:ff9b::7f00:1',
    '169.254.169.254',
  ])('rejects a name that resolves to %s without connecting', async (address) => {
    const local = await aServer()
    const resolve: Parameters<typeof publicLookup>[0] = (_, __, done) =>
      done(null, [{ address, family: address.includes(':') ? 6 : 4 }])
    const dispatcher = new Agent({ connect: { lookup: publicLookup(resolve) } })
    const calls = ['https://rebound.example/', 'https://cdn.rebound.example/a']
    for (const url of calls) {
      await expect(guardedFetch(url, { ...LIMITS, dispatcher })).rejects.toMatchObject({
        kind: 'refused',
      })
    }
    expect(local.connections()).toBe(0)
  })

  it('rejects a name with one private address among several', async () => {
    const resolve: Parameters<typeof publicLookup>[0] = (_, __, done) =>
      done(null, [
        { address: '93.184.216.34', family: 4 },
        { address: '127.0.0.1', family: 4 },
      ])
    const dispatcher = new Agent({ connect: { lookup: publicLookup(resolve) } })
    await expect(
      guardedFetch('https://mixed.example/', { ...LIMITS, dispatcher }),
    ).rejects.toMatchObject({ kind: 'refused' })
  })

  it('resolves a name once: it connects to the address that it checked', async () => {
    let lookups = 0
    const lookup = publicLookup((_, __, done) => {
      const address = lookups++ === 0 ? '93.184.216.34' : '127.0.0.1'
      done(null, [{ address, family: 4 }])
    })
    const addresses = await new Promise((done, fail) =>
      lookup('rebound.example', { all: true }, (error, found) =>
        error ? fail(error) : done(found),
      ),
    )
    expect(addresses).toEqual([{ address: '93.184.216.34', family: 4 }])
    expect(lookups).toBe(1)
  })

  it('allows http to this machine only for a configured address', async () => {
    const { port, connections } = await aServer()
    const url = `http://127.0.0.1:${port}/`
    await expect(guardedFetch(url, LIMITS)).rejects.toMatchObject({ kind: 'refused' })
    expect(connections()).toBe(0)
    expect(await guardedFetch(url, { ...LIMITS, isConfigured: true })).toMatchObject({
      status: 200,
    })
    await expect(
      guardedFetch(`http://10.0.0.1:${port}/`, { ...LIMITS, isConfigured: true }),
    ).rejects.toMatchObject({ kind: 'refused' })
  })

  describe('redirects', () => {
    const mayFollow = () => true

    /** Mocks redirects from cover.example, and rejects all other connections. */
    function mockRedirects(to: string | ((path: string) => string), times = 1) {
      const dispatcher = new MockAgent()
      dispatcher.disableNetConnect()
      dispatcher
        .get('https://cover.example')
        .intercept({ path: () => true })
        .reply(({ path }) => ({
          statusCode: 302,
          responseOptions: { headers: { location: typeof to === 'string' ? to : to(path) } },
        }))
        .times(times)
      return dispatcher
    }

    it.each([
      'http://127.0.0.1:1/',
      'https://127.0.0.1/',
      'https://0177.0.0.1/',
      'http://cover.example/',
      'https://localhost/',
      'https://[::ffff:7f00:1]/',
      'file:///etc/passwd',
      'https://cover.example:6379/',
    ])('are not followed to %s', async (to) => {
      const dispatcher = mockRedirects(to)
      await expect(
        guardedFetch('https://cover.example/a', { ...LIMITS, dispatcher, mayFollow }),
      ).rejects.toMatchObject({ kind: 'refused' })
    })

    it('are followed at most three times', async () => {
      const dispatcher = mockRedirects((path) => `https://cover.example${path}a`, 10)
      await expect(
        guardedFetch('https://cover.example/a', { ...LIMITS, dispatcher, mayFollow }),
      ).rejects.toMatchObject({ kind: 'refused' })
    })

    it('are followed only if the caller allows it', async () => {
      const dispatcher = mockRedirects('https://elsewhere.example/')
      await expect(
        guardedFetch('https://cover.example/a', { ...LIMITS, dispatcher }),
      ).rejects.toMatchObject({ kind: 'refused' })
    })
  })
})
