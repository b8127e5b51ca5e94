import type { Redis } from '@upstash/redis'
import { withCircuitBreaker } from './circuit-breaker'
import { TextRedis } from './client'
import { embeddedTransport } from './embedded/transport'
import { restTransport } from './rest'
import { tcpTransport } from './tcp'

export type RedisSettings = { upstash?: { url: string; token: string }; url?: string }

export type RedisConnection = {
  redis: Redis
  kind: 'upstash' | 'tcp' | 'embedded'
  /**
   * Milliseconds for a round trip.
   * @throws RedisUnavailable
   */
  ping: () => Promise<number>
  close: () => Promise<void>
}

/**
 * Connects to the Redis of the settings: Upstash over REST, else a server by its `redis://` URL,
 * else the embedded one in this process. It neither waits nor throws; a call without a reply within
 * 200 ms throws `RedisUnavailable`.
 */
export function connectRedis({ upstash, url }: RedisSettings): RedisConnection {
  if (upstash) {
    const transport = withCircuitBreaker(restTransport(upstash))
    return connection('upstash', new TextRedis(transport).pipelined(), transport.close)
  }
  const transport = url ? withCircuitBreaker(tcpTransport(url)) : embeddedTransport()
  return connection(url ? 'tcp' : 'embedded', new TextRedis(transport), transport.close)
}

const connection = (
  kind: RedisConnection['kind'],
  redis: Redis,
  close: () => Promise<void>,
): RedisConnection => ({
  kind,
  redis,
  close,
  ping: async () => {
    const start = performance.now()
    await redis.ping()
    return performance.now() - start
  },
})
