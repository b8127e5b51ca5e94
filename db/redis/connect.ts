import type { Redis } from '@upstash/redis'
import { TextRedis } from './client'
import { embeddedTransport } from './embedded/transport'
import { guarded } from './guard'
import { restTransport } from './rest'
import { tcpTransport } from './tcp'

export type RedisSettings = { upstash?: { url: string; token: string }; url?: string }

export type RedisConnection = {
  redis: Redis
  kind: 'upstash' | 'tcp' | 'embedded'
  /** Milliseconds to and fro. Throws `RedisUnavailable`. */
  ping: () => Promise<number>
  close: () => Promise<void>
}

/**
 * Opens the Redis the settings name: Upstash over REST, else a plain server by its `redis://` URL,
 * else the embedded one in this process. Opening never waits and never throws; a call that is not
 * answered within 200 ms throws `RedisUnavailable`.
 */
export function connectRedis({ upstash, url }: RedisSettings): RedisConnection {
  if (upstash) {
    const transport = guarded(restTransport(upstash))
    return connection('upstash', new TextRedis(transport).batched(), transport.close)
  }
  const transport = url ? guarded(tcpTransport(url)) : embeddedTransport()
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
