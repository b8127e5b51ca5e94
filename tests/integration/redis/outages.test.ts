import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, it, onTestFinished } from 'vitest'
import { connectRedis, type RedisConnection } from '@/db/redis/connect'
import { shuffleWindows } from '@/db/redis/shuffle-windows'
import { tcpTransport } from '@/db/redis/tcp'
import { isUnavailable } from '@/db/redis/unavailable'
import { freePort } from '@/tests/support/free-port'
import { hasRedisServer, startRedisServer } from '@/tests/support/redis-server'
import { startUpstashBridge } from '@/tests/support/upstash-bridge'
import { describeTransports } from './transports'

const DEADLINE_AND_SLACK_MS = 350
const AT_ONCE_MS = 60
const HEALED_WITHIN_MS = 5_000

async function failure(redis: RedisConnection['redis']): Promise<{ error: unknown; ms: number }> {
  const start = performance.now()
  const error = await redis.get('any').then(
    () => undefined,
    (reason: unknown) => reason,
  )
  return { error, ms: performance.now() - start }
}

async function untilHealed(connection: RedisConnection): Promise<void> {
  const deadline = Date.now() + HEALED_WITHIN_MS
  while (!(await connection.ping().catch(() => 0))) {
    if (Date.now() > deadline) throw new Error('Redis is back and the client has not noticed.')
    await pause(50)
  }
}

describeTransports(
  'an outage',
  (bench) => {
    it('of a frozen Redis costs the deadline at most, and ends with it', async () => {
      const { connection, server } = bench
      await connection.redis.set('any', 'kept')
      server!.faults!.freeze()
      for (let call = 0; call < 6; call++) {
        const { error, ms } = await failure(connection.redis)
        expect(isUnavailable(error)).toBe(true)
        expect(ms).toBeLessThan(DEADLINE_AND_SLACK_MS)
        if (call >= 3) expect(ms).toBeLessThan(AT_ONCE_MS)
      }
      server!.faults!.thaw()
      await untilHealed(connection)
      expect(await connection.redis.get('any')).toBe('kept')
    })

    it('of a killed Redis is told at once, and ends when it is back', async () => {
      const { connection, server } = bench
      await connection.ping()
      await server!.faults!.kill()
      await pause(50)
      for (let call = 0; call < 6; call++) {
        const { error, ms } = await failure(connection.redis)
        expect(isUnavailable(error)).toBe(true)
        expect(ms).toBeLessThan(AT_ONCE_MS)
      }
      await server!.faults!.restart()
      await untilHealed(connection)
      expect(await connection.redis.get('any')).toBeNull()
    })

    it('leaves the scripts to be loaded anew', async () => {
      const key = { userId: 'u', list: 'liked' }
      const windows = shuffleWindows(bench.connection.redis)
      expect(await windows.next(key)).toEqual({ status: 'absent' })
      await bench.server!.faults!.restart()
      await untilHealed(bench.connection)
      expect(await windows.next(key)).toEqual({ status: 'absent' })
    })

    it('of a Redis that is full is an outage too, for what writes', async () => {
      const { redis } = bench.connection
      await redis.set('any', 'kept')
      const direct = tcpTransport(bench.server!.url)
      await direct.single(['CONFIG', 'SET', 'maxmemory', '1'])
      const refused = await redis.set('more', 'x').catch((reason: unknown) => reason)
      expect(isUnavailable(refused)).toBe(true)
      expect(await redis.get('any')).toBe('kept')
      await direct.close()
    })
  },
  { kinds: ['tcp', 'upstash'] },
)

describe('a Redis that was never up', () => {
  it.each([
    ['tcp', (port: number) => ({ url: `redis://127.0.0.1:${port}` })],
    ['upstash', (port: number) => ({ upstash: { url: `http://127.0.0.1:${port}`, token: 't' } })],
  ])('fails fast on %s and raises no unhandled error', async (_, settings) => {
    const connection = connectRedis(settings(await freePort()))
    for (let call = 0; call < 4; call++) {
      const { error, ms } = await failure(connection.redis)
      expect(isUnavailable(error)).toBe(true)
      expect(ms).toBeLessThan(DEADLINE_AND_SLACK_MS)
    }
    await connection.close()
    expect(isUnavailable((await failure(connection.redis)).error)).toBe(true)
  })
})

describe.skipIf(!hasRedisServer())('a token that is wrong', () => {
  it('is an outage, and its message tells neither the token nor the command', async () => {
    const server = await startRedisServer()
    onTestFinished(() => server!.stop())
    const bridge = await startUpstashBridge(server!.url)
    onTestFinished(() => bridge.stop())
    const { redis } = connectRedis({ upstash: { url: bridge.url, token: 'wrong-token' } })
    const { error } = await failure(redis)
    expect(isUnavailable(error)).toBe(true)
    expect(String(error)).not.toMatch(/wrong-token|any/)
  })
})
