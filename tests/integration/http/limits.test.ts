import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BuildOptions, build } from 'esbuild'
import { parseList } from 'structured-headers'
import { afterAll, describe, expect, it } from 'vitest'
import { aUser, call, withApp } from '@/tests/support/app'
import { startRedisServer } from '@/tests/support/redis-server'
import { bundleOptions } from '../../../scripts/setup/bundles.mjs'

withApp(async () => ({ RATE_LIMITS: 'read=5/60,write=3/60,auth=1000/60' }))

const PROCESSES = 4
const ALLOWED = 100
const CALLS = 400

/** Returns the only item of a structured field, with its parameters. */
function itemOf(headers: Headers, field: string): Record<string, unknown> {
  const [item] = parseList(headers.get(field) ?? '')
  return { name: item?.[0], ...Object.fromEntries(item?.[1] ?? []) }
}

describe('limits', () => {
  it('are reported in structured fields; a rejection contains the time to wait', async () => {
    const { token } = await aUser()
    const responses = []
    for (let at = 0; at < 6; at++) responses.push(await call('GET', '/me', { token }))
    expect(responses.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 429])
    responses.forEach(({ headers }, at) => {
      expect(itemOf(headers, 'ratelimit-policy')).toEqual({ name: 'read', q: 5, w: 60 })
      expect(itemOf(headers, 'ratelimit')).toMatchObject({ name: 'read', r: Math.max(0, 4 - at) })
    })
    const refused = responses.at(-1)!
    const seconds = Number(refused.headers.get('retry-after'))
    expect(seconds).toBeGreaterThanOrEqual(Number(itemOf(refused.headers, 'ratelimit').t))
    expect(refused.body).toMatchObject({ code: 'rate_limited', status: 429 })
  })

  it('are separate for each user and each limit', async () => {
    const [ada, ben] = [await aUser('ada'), await aUser('ben')]
    for (let at = 0; at < 6; at++) await call('GET', '/me', { token: ada.token })
    expect((await call('GET', '/me', { token: ben.token })).status).toBe(200)
    const made = await call('POST', '/playlists', { token: ada.token, body: { name: 'x' } })
    expect(made.status).toBe(201)
  })
})

describe('the networks of an IPv6 site', () => {
  it('have a limit together beside their own', async () => {
    const read = (network: number, site = 'a') =>
      call('GET', '/nowhere', { headers: { 'x-forwarded-for': `2001:db8:${site}:${network}::1` } })
    const statuses: number[] = []
    for (let network = 0; network < 21; network++) statuses.push((await read(network)).status)
    expect(statuses.slice(0, 20)).toEqual(Array.from({ length: 20 }, () => 404))
    expect(statuses[20]).toBe(429)
    expect((await read(0, 'b')).status).toBe(404)
  })
})

describe('a call that is rejected before it is counted', () => {
  const from = (address: string) => ({ 'x-forwarded-for': address })

  it.each([
    ['GET', '/nowhere'],
    ['PATCH', '/songs'],
    ['OPTIONS', '/songs'],
    ['GET', '/songs?q=%ff'],
  ])('%s %s reports the remaining calls of its address', async (method, path) => {
    const headers = from(`192.0.2.${method.length}${path.length}`)
    const first = await call(method, path, { headers })
    const second = await call(method, path, { headers })
    expect(itemOf(first.headers, 'ratelimit')).toMatchObject({ name: 'read', r: 4 })
    expect(itemOf(second.headers, 'ratelimit')).toMatchObject({ name: 'read', r: 3 })
  })

  it('counts for its user if the verb counts its calls', async () => {
    const { token } = await aUser()
    const next = '/playlists/liked/shuffle/next'
    const refused = await call('GET', `${next}?after=x`, { token })
    expect(refused.status).toBe(400)
    expect(itemOf(refused.headers, 'ratelimit')).toMatchObject({ name: 'next', r: 1_199 })
    const empty = await call('GET', next, { token })
    expect(itemOf(empty.headers, 'ratelimit')).toMatchObject({ name: 'next', r: 1_198 })
  })

  it('blocks addresses that guess tokens, but not signed-in users', async () => {
    const { generateApiToken } = await import('@/lib/auth/api-tokens')
    const { token } = await aUser()
    const headers = from('198.51.100.9')
    const statuses: number[] = []
    for (let at = 0; at < 9; at++) {
      const guess = await call('GET', '/me', { token: generateApiToken().token, headers })
      expect(itemOf(guess.headers, 'ratelimit')).toMatchObject({ name: 'read' })
      statuses.push(guess.status)
    }
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429, 429, 429, 429])
    expect((await call('GET', '/me', { token, headers })).status).toBe(200)
  })
})

describe('four processes on one Redis', () => {
  const folder = mkdtempSync(join(tmpdir(), 'riffle-limits-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('together allow exactly as many calls as one', async ({ skip }) => {
    const redis = await startRedisServer()
    if (!redis) return skip('There is no redis-server on this machine.')
    const entry = join(folder, 'caller.mjs')
    await build({
      ...(bundleOptions as BuildOptions),
      packages: 'bundle',
      entryPoints: ['tests/support/limit-caller.ts'],
      outfile: entry,
      banner: {
        js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
      },
    })
    const callers = Array.from({ length: PROCESSES }, () =>
      fork(entry, [redis.url, String(ALLOWED), String(CALLS / PROCESSES)]),
    )
    await Promise.all(callers.map((caller) => once(caller, 'message')))
    const counts = callers.map((caller) => once(caller, 'message'))
    const ends = callers.map((caller) => once(caller, 'exit'))
    for (const caller of callers) caller.send('go')
    const allowed = (await Promise.all(counts)).map(([count]) => Number(count))
    await Promise.all(ends)
    await redis.stop()
    expect(allowed.reduce((sum, count) => sum + count, 0)).toBe(ALLOWED)
  })
})
