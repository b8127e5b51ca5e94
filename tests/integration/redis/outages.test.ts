import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, it, onTestFinished } from 'vitest'
import { connectRedis, type RedisConnection } from '@/db/redis/connect'
import { shuffleWindows } from '@/db/redis/shuffle-windows'
import { tcpTransport } from '@/db/redis/tcp'
import { isRedisUnavailable } from '@/db/redis/unavailable'
import { freePort } from '@/tests/support/free-port'
import { hasRedisServer, startRedisServer } from '@/tests/support/redis-server'
import { startUpstashBridge } from '@/tests/support/upstash-bridge'
import { describeTransports } from './transports'

const MAX_TIMEOUT_MS = 350
const MAX_IMMEDIATE_MS = 60
const MAX_RECOVERY_MS = 5_000

async function failure(redis: RedisConnection['redis']): Promise<{ error: unknown; ms: number }> {
  const start = performance.now()
  const error = await redis.get('any').then(
    () => undefined,
    (reason: unknown) => reason,
  )
  return { error, ms: performance.now() - start }
}

async function untilRecovered(connection: RedisConnection): Promise<void> {
  const deadline = Date.now() + MAX_RECOVERY_MS
  while (!(await connection.ping().catch(() => 0))) {
    if (Date.now() > deadline) throw new Error('The client did not reconnect to Redis.')
    await pause(50)
  }
}

describeTransports(
  'outages',
  (bench) => {
    it('cost at most the timeout if Redis is frozen, and end when it continues', async () => {
      const { connection, server } = bench
      await connection.redis.set('any', 'kept')
      server!.faults!.freeze()
      for (let call = 0; call < 6; call++) {
        const { error, ms } = await failure(connection.redis)
        expect(isRedisUnavailable(error)).toBe(true)
        expect(ms).toBeLessThan(MAX_TIMEOUT_MS)
        if (call >= 3) expect(ms).toBeLessThan(MAX_IMMEDIATE_MS)
      }
      server!.faults!.thaw()
      await untilRecovered(connection)
      expect(await connection.redis.get('any')).toBe('kept')
    })

    it('fail calls at once if Redis was killed, and end when it is restarted', async () => {
      const { connection, server } = bench
      await connection.ping()
      await server!.faults!.kill()
      await pause(50)
      for (let call = 0; call < 6; call++) {
        const { error, ms } = await failure(connection.redis)
        expect(isRedisUnavailable(error)).toBe(true)
        expect(ms).toBeLessThan(MAX_IMMEDIATE_MS)
      }
      await server!.faults!.restart()
      await untilRecovered(connection)
      expect(await connection.redis.get('any')).toBeNull()
    })

    it('load the scripts again after a restart', async () => {
      const key = { userId: 'u', list: 'liked' }
      const windows = shuffleWindows(bench.connection.redis)
      expect(await windows.next(key)).toEqual({ status: 'absent' })
      await bench.server!.faults!.restart()
      await untilRecovered(bench.connection)
      expect(await windows.next(key)).toEqual({ status: 'absent' })
    })

    it('include writes to a Redis without free memory', async () => {
      const { redis } = bench.connection
      await redis.set('any', 'kept')
      const direct = tcpTransport(bench.server!.url)
      await direct.single(['CONFIG', 'SET', 'maxmemory', '1'])
      const rejected = await redis.set('more', 'x').catch((reason: unknown) => reason)
      expect(isRedisUnavailable(rejected)).toBe(true)
      expect(await redis.get('any')).toBe('kept')
      await direct.close()
    })
  },
  { kinds: ['tcp', 'upstash'] },
)

describe('a Redis that was never reachable', () => {
  it.each([
    ['tcp', (port: number) => ({ url: `redis://127.0.0.1:${port}` })],
    ['upstash', (port: number) => ({ upstash: { url: `http://127.0.0.1:${port}`, token: 't' } })],
  ])('fails fast on %s and raises no unhandled error', async (_, settings) => {
    const connection = connectRedis(settings(await freePort()))
    for (let call = 0; call < 4; call++) {
      const { error, ms } = await failure(connection.redis)
      expect(isRedisUnavailable(error)).toBe(true)
      expect(ms).toBeLessThan(MAX_TIMEOUT_MS)
    }
    await connection.close()
    expect(isRedisUnavailable((await failure(connection.redis)).error)).toBe(true)
  })
})

describe.skipIf(!hasRedisServer())('a wrong token (needs redis-server)', () => {
  it('is an outage whose message contains neither the token nor the command', async () => {
    const server = await startRedisServer()
    onTestFinished(() => server!.stop())
    const bridge = await startUpstashBridge(server!.url)
    onTestFinished(() => bridge.stop())
    const { redis } = connectRedis({ upstash: { url: bridge.url, token: 'wrong-token' } })
    const { error } = await failure(redis)
    expect(isRedisUnavailable(error)).toBe(true)
    expect(String(error)).not.toMatch(/wrong-token|any/)
  })
})
