import type { Redis } from '@upstash/redis'
import { isRedisUnavailable } from './unavailable'

/**
 * JSON values that may be lost at any time. During an outage of Redis each read is a miss and writes
 * are ignored; a value removed during an outage may be read again until it expires.
 */
export const cache = (redis: Redis) => ({
  /** The value, or undefined on a miss. The type is the caller's assumption. */
  get<Value>(key: string): Promise<Value | undefined> {
    return ignoreOutage(async () => {
      const text = await redis.get<string>(keyOf(key))
      return text === null ? undefined : (JSON.parse(text) as Value)
    })
  },

  set(key: string, value: unknown, expirySeconds: number): Promise<void> {
    return ignoreOutage(async () => {
      await redis.set(keyOf(key), JSON.stringify(value), { ex: expirySeconds })
    })
  },

  remove(...keys: string[]): Promise<void> {
    return ignoreOutage(async () => {
      if (keys.length) await redis.del(...keys.map(keyOf))
    })
  },
})

const keyOf = (key: string): string => `cache:${key}`

async function ignoreOutage<Value>(run: () => Promise<Value>): Promise<Value | undefined> {
  try {
    return await run()
  } catch (error) {
    if (isRedisUnavailable(error)) return undefined
    throw error
  }
}
