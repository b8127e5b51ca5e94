import { describe } from 'vitest'
import { withApp } from '@/tests/support/app'
import { hasRedisServer, startRedisServer } from '@/tests/support/redis-server'
import { testShuffle } from '@/tests/support/shuffle-suite/shuffle-tests'
import { startUpstashBridge } from '@/tests/support/upstash-bridge'

// Needs a Redis server: apt-get install redis-server, or set REDIS_URL.
describe.skipIf(!hasRedisServer())('over the Upstash protocol (needs redis-server)', () => {
  withApp(async (onEnd) => {
    const server = (await startRedisServer())!
    const bridge = await startUpstashBridge(server.url)
    onEnd(bridge.stop, server.stop)
    return {
      REDIS_URL: '',
      UPSTASH_REDIS_REST_URL: bridge.url,
      UPSTASH_REDIS_REST_TOKEN: bridge.token,
    }
  })
  testShuffle()
})
