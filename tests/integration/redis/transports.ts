import { afterAll, beforeAll, describe } from 'vitest'
import { connectRedis, type RedisConnection } from '@/db/redis/connect'
import { hasRedisServer, type RedisServer, startRedisServer } from '@/tests/support/redis-server'
import { startUpstashBridge, type UpstashBridge } from '@/tests/support/upstash-bridge'

export type Kind = RedisConnection['kind']

/** What a test of one transport holds; ready once its `beforeAll` ran. */
export type Bench = {
  kind: Kind
  /** Another client of the same Redis; the embedded one has only itself. */
  connect: () => RedisConnection
  connection: RedisConnection
  server: RedisServer | null
}

const NETWORKED: Kind[] = ['tcp', 'upstash']

/** Runs a suite on every transport; those over a network are skipped where Redis is not installed. */
export function describeTransports(
  name: string,
  suite: (bench: Bench) => void,
  { kinds = ['embedded', ...NETWORKED] as Kind[] } = {},
): void {
  describe.each(kinds)(`${name} on %s`, (kind) => {
    const isPossible = kind === 'embedded' || hasRedisServer()
    describe.skipIf(!isPossible)('with a Redis of its own', () => {
      const bench = { kind } as Bench
      let bridge: UpstashBridge | null = null

      beforeAll(async () => {
        bench.server = kind === 'embedded' ? null : await startRedisServer()
        bridge = kind === 'upstash' ? await startUpstashBridge(bench.server!.url) : null
        bench.connect = () => {
          if (kind === 'embedded') return bench.connection
          return connectRedis(bridge ? { upstash: bridge } : { url: bench.server!.url })
        }
        bench.connection = kind === 'embedded' ? connectRedis({}) : bench.connect()
      })

      afterAll(async () => {
        await bench.connection?.close()
        await bridge?.stop()
        await bench.server?.stop()
      })

      suite(bench)
    })
  })
}
