import type { Redis } from '@upstash/redis'
import { sha1 } from './plain-scripts'

/**
 * Makes a Lua script callable: by its hash, one round trip, and once by its text where the server
 * does not know it yet.
 */
export function luaScript<Result>(text: string) {
  const hash = sha1(text)
  return async (redis: Redis, keys: string[], args: (string | number)[]): Promise<Result> => {
    try {
      return (await redis.evalsha(hash, keys, args)) as Result
    } catch (error) {
      if (!String(error).includes('NOSCRIPT')) throw error
      return (await redis.eval(text, keys, args)) as Result
    }
  }
}
