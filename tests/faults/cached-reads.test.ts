import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import { freePort } from '@/tests/support/free-port'
import { startPostgresServer } from '@/tests/support/postgres-server'
import { hasPrograms } from '@/tests/support/programs'
import { type RedisServer, startRedisServer } from '@/tests/support/redis-server'
import { registerAccount } from '@/tests/support/register-account'
import { TEST_SECRETS } from '@/tests/support/secrets'
import { until } from '@/tests/support/until'
import { emptyFolder, type Riffle, startRiffle } from './support/riffle'

const ROUNDS = 40
const MAX_STALE_MS = 65_000

const Named = z.object({ id: z.string(), name: z.string() })
const List = z.object({ data: z.array(Named) })

const stops: (() => Promise<unknown>)[] = []
let redis: RedisServer
let start: () => Promise<Riffle>

beforeAll(async () => {
  const servers = await Promise.all([startPostgresServer(), startRedisServer()])
  const [postgres, redisServer] = servers
  if (!postgres || !redisServer) throw new Error('PostgreSQL or Redis was not found.')
  redis = redisServer
  stops.push(postgres.stop, redis.stop)
  const settings = {
    ...TEST_SECRETS,
    // Tokens name the address.
    APP_URL: 'http://localhost:3000',
    DATABASE_URL: postgres.url,
    REDIS_URL: redis.url,
    DATA_DIR: emptyFolder(),
    DISK_FLOOR_MB: '0',
    WORKER: 'separate',
  }
  start = async () => startRiffle(await freePort(), settings)
})

afterAll(async () => {
  for (const stop of stops.reverse()) await stop()
})

/** A client of one process. */
const clientOf = (url: string, token: string) => {
  const call = async (method: string, path: string, body?: object) => {
    const response = await fetch(`${url}/api/v1${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: body && JSON.stringify(body),
    })
    const text = await response.text()
    expect(response.ok, `${method} ${path}: ${text}`).toBe(true)
    return JSON.parse(text)
  }
  return {
    create: async (name: string) => Named.parse(await call('POST', '/playlists', { name })),
    rename: (id: string, name: string) => call('PUT', `/playlists/${id}`, { name }),
    read: async (id: string) => Named.parse(await call('GET', `/playlists/${id}`)).name,
    list: async () => List.parse(await call('GET', '/playlists')).data.map(({ name }) => name),
  }
}

it('a write in one process is read at once in the other', async () => {
  const processes = [await start(), await start()] as const
  const token = await registerAccount(processes[0].url)
  const [first, second] = [clientOf(processes[0].url, token), clientOf(processes[1].url, token)]
  const { id } = await first.create('Round 0')
  for (let round = 1; round <= ROUNDS; round++) {
    const [writer, reader] = round % 2 ? [first, second] : [second, first]
    await Promise.all([writer.list(), reader.list(), writer.read(id), reader.read(id)])
    const name = `Round ${round}`
    await writer.rename(id, name)
    const found = await Promise.all([
      ...[reader.read(id), writer.read(id)],
      ...[reader.list(), writer.list()].map((list) => list.then(([only]) => only)),
    ])
    expect(new Set(found)).toEqual(new Set([name]))
  }
  await Promise.all(processes.map((process) => process.end('SIGTERM')))
})

it('a process that is killed between a commit and the new version leaves stale reads for a minute at most', async (context) => {
  const { faults } = redis
  if (!faults || !hasPrograms('redis-server')) {
    return context.skip('The run has no redis-server of its own.')
  }
  const [killed, reading] = [await start(), await start()]
  const token = await registerAccount(killed.url)
  const [writer, reader] = [clientOf(killed.url, token), clientOf(reading.url, token)]
  const { id } = await writer.create('Before')
  expect(await reader.read(id)).toBe('Before')
  faults.freeze()
  await writer.rename(id, 'After')
  await killed.end('SIGKILL')
  faults.thaw()
  const thawedAt = Date.now()
  await until(() => reader.read(id))
  while ((await reader.read(id)) !== 'After') {
    expect(Date.now() - thawedAt).toBeLessThan(MAX_STALE_MS)
    await pause(500)
  }
  expect(await reader.list()).toEqual(['After'])
  await reading.end('SIGTERM')
})
