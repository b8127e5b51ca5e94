import type { Redis } from '@upstash/redis'
import { isUnavailable } from './unavailable'

/**
 * JSON values that may be lost at any time. While Redis is out every read is a miss and every write
 * goes nowhere; so a value deleted during an outage may be read again until it expires.
 */
export const cache = (redis: Redis) => ({
  /** The value as it was set, or undefined for a miss. The caller names its type. */
  get<Value>(key: string): Promise<Value | undefined> {
    return softly(async () => {
      const text = await redis.get<string>(keyOf(key))
      return text === null ? undefined : (JSON.parse(text) as Value)
    })
  },

  set(key: string, value: unknown, expirySeconds: number): Promise<void> {
    return softly(async () => {
      await redis.set(keyOf(key), JSON.stringify(value), { ex: expirySeconds })
    })
  },

  del(...keys: string[]): Promise<void> {
    return softly(async () => {
      if (keys.length) await redis.del(...keys.map(keyOf))
    })
  },
})

const keyOf = (key: string): string => `cache:${key}`

async function softly<Value>(run: () => Promise<Value>): Promise<Value | undefined> {
  try {
    return await run()
  } catch (error) {
    if (isUnavailable(error)) return undefined
    throw error
  }
}
