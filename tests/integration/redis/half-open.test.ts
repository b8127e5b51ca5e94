import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, it, onTestFinished } from 'vitest'
import { connectRedis } from '@/db/redis/connect'
import { isRedisUnavailable } from '@/db/redis/unavailable'
import { hasRedisServer, startRedisServer } from '@/tests/support/redis-server'

const MAX_REPLACEMENT_MS = 8_000

/** Forwards bytes to a Redis; `swallow` makes it discard those of its current connections. */
async function startRelay(redisUrl: string) {
  const sockets = new Set<Socket>()
  const relay = createServer((near) => {
    const far = connect(Number(new URL(redisUrl).port), '127.0.0.1')
    near.pipe(far).pipe(near)
    for (const socket of [near, far]) socket.on('error', () => undefined)
    sockets.add(near).add(far)
  }).listen(0, '127.0.0.1')
  await once(relay, 'listening')
  return {
    url: `redis://127.0.0.1:${(relay.address() as AddressInfo).port}`,
    swallow: () => {
      for (const socket of sockets) socket.unpipe().on('data', () => undefined)
    },
    stop: () => {
      for (const socket of sockets) socket.destroy()
      relay.close()
    },
  }
}

describe.skipIf(!hasRedisServer())('a half-open connection (needs redis-server)', () => {
  it('is replaced although commands are sent all the time', async () => {
    const server = await startRedisServer()
    onTestFinished(() => server!.stop())
    const relay = await startRelay(server!.url)
    onTestFinished(relay.stop)
    const { redis, close } = connectRedis({ url: relay.url })
    onTestFinished(close)
    await redis.set('any', 'kept')
    relay.swallow()
    const first = await redis.get('any').catch((error: unknown) => error)
    expect(isRedisUnavailable(first)).toBe(true)

    const start = performance.now()
    while ((await redis.get('any').catch(() => undefined)) !== 'kept') {
      expect(performance.now() - start).toBeLessThan(MAX_REPLACEMENT_MS)
      await pause(100)
    }
    expect(performance.now() - start).toBeGreaterThan(1_000)
  })
})
