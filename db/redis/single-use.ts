import type { Redis } from '@upstash/redis'

const keyOf = (key: string): string => `once:${key}`

/** Values that can be read once before they expire. They cannot be written or read while Redis is out. */
export const singleUse = (redis: Redis) => ({
  async put(key: string, value: string, expirySeconds: number): Promise<void> {
    await redis.set(keyOf(key), value, { ex: expirySeconds })
  },

  /** Removes and returns a value; null if it was read before, has expired or never existed. */
  take: (key: string): Promise<string | null> => redis.getdel<string>(keyOf(key)),
})
