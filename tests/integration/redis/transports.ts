import { afterAll, beforeAll, describe } from 'vitest'
import { connectRedis, type RedisConnection } from '@/db/redis/connect'
import { hasRedisServer, type RedisServer, startRedisServer } from '@/tests/support/redis-server'
import { startUpstashBridge, type UpstashBridge } from '@/tests/support/upstash-bridge'

export type Kind = RedisConnection['kind']

/** The fixtures of the tests of one transport, set by `beforeAll`. */
export type Bench = {
  kind: Kind
  /** Connects another client to the same Redis; for the embedded one, returns the same connection. */
  connect: () => RedisConnection
  connection: RedisConnection
  server: RedisServer | null
}

const NETWORKED: Kind[] = ['tcp', 'upstash']

/** Runs a suite on each transport; those over a network are skipped if Redis is not installed. */
export function describeTransports(
  name: string,
  suite: (bench: Bench) => void,
  { kinds = ['embedded', ...NETWORKED] as Kind[] } = {},
): void {
  describe.each(kinds)(`${name} on %s`, (kind) => {
    const isPossible = kind === 'embedded' || hasRedisServer()
    describe.skipIf(!isPossible)('with a separate Redis (needs redis-server)', () => {
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
