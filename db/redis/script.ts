import type { Redis } from '@upstash/redis'
import { scriptHash } from './script-flags'

/**
 * Returns a function that runs a Lua script: by its hash, or by its text if the server has not cached
 * it yet.
 */
export function luaScript<Result>(text: string) {
  const hash = scriptHash(text)
  return async (redis: Redis, keys: string[], args: (string | number)[]): Promise<Result> => {
    try {
      return (await redis.evalsha(hash, keys, args)) as Result
    } catch (error) {
      if (!String(error).includes('NOSCRIPT')) throw error
      return (await redis.eval(text, keys, args)) as Result
    }
  }
}
