import { readFileSync } from 'node:fs'
import { request } from 'node:http'
import { beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { freePort } from '@/tests/support/free-port'
import { emptyFolder, type Riffle, startRiffle } from './support/riffle'

let riffle: Riffle
let printedAtStart = 0

beforeAll(async () => {
  riffle = await startRiffle(await freePort(), {
    DATA_DIR: emptyFolder(),
    APP_URL: 'https://riffle.example.org',
    RATE_LIMITS: 'page=40/60',
    LOG_LEVEL: 'info',
  })
  printedAtStart = riffle.output().length
})

/** Sends a request with these raw headers. Returns its status. */
const statusOf = (path: string, headers: string[]) =>
  new Promise<number | undefined>((done, fail) => {
    const { port } = new URL(riffle.url)
    const sent = request({ host: '127.0.0.1', port, path, setHost: false, headers }, (response) =>
      done(response.resume().statusCode),
    )
    sent.once('error', fail).end()
  })

describe('the host of a request', () => {
  it.each([
    ['riffle.example.org', 200],
    ['localhost', 200],
    ['evil.example', 421],
    ['192.168.7.7', 421],
  ])('%s gets %i, of a page and of the API', async (host, status) => {
    for (const path of ['/login', '/api/v1/setup']) {
      expect(await statusOf(path, ['Host', host])).toBe(status)
    }
  })

  it('is read once', async () => {
    expect(await statusOf('/login', ['Host', 'localhost', 'Host', 'evil.example'])).toBe(400)
  })

  it('can be any for a probe', async () => {
    expect(await statusOf('/api/health/live', ['Host', '10.1.2.3:3000'])).toBe(200)
  })
})

/** Returns the id of a server action of the build. */
function findAction(): string {
  const manifest = readFileSync('.next/server/server-reference-manifest.json', 'utf8')
  const { node } = z.object({ node: z.record(z.string(), z.unknown()) }).parse(JSON.parse(manifest))
  return Object.keys(node)[0] ?? ''
}

describe('a server action', () => {
  const call = (action: string, origin: string, body = 'garbage') =>
    fetch(`${riffle.url}/playlists`, {
      method: 'POST',
      headers: { 'next-action': action, origin, 'content-type': 'text/plain;charset=UTF-8' },
      body,
    })

  it.each(['https://evil.example', 'null', 'garbage'])('from %s is forbidden', async (origin) => {
    const response = await call(findAction(), origin)
    expect(response.status).toBe(403)
    expect(await response.json()).toMatchObject({ code: 'cross_site_request' })
  })

  it('with garbage is an error of the caller', async () => {
    for (const body of ['garbage', '[', '["$F1"]', '["$h1"]', '{}', '0']) {
      expect((await call(findAction(), riffle.url, body)).status, body).toBeLessThan(500)
    }
    for (const action of ['garbage', '0'.repeat(42)]) {
      expect([400, 404, 409]).toContain((await call(action, riffle.url)).status)
    }
  })

  it('leaves only lines of JSON in the log', () => {
    // The lines about the start are indented; Next prints lines of its own before them.
    const lines = riffle
      .output()
      .slice(printedAtStart)
      .split('\n')
      .filter((line) => !/^ {2}\S/.test(line))
    expect(lines.filter((line) => line !== '' && !line.startsWith('{'))).toEqual([])
  })
})

it('pages have a rate limit by address, the API its own', async () => {
  const statuses = []
  for (let at = 0; at < 41; at++) statuses.push((await fetch(`${riffle.url}/login`)).status)
  expect(statuses).toContain(200)
  expect(statuses.at(-1)).toBe(429)
  expect((await fetch(`${riffle.url}/api/v1/setup`)).status).toBe(200)
})
