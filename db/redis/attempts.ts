import type { Redis } from '@upstash/redis'
import { LRUCache } from 'lru-cache'
import { COUNT_ATTEMPT } from './lua/count-attempt'
import { luaScript } from './script'
import { isRedisUnavailable } from './unavailable'

/** A counter of attempts, of which the first ones have no delay. */
export type AttemptCounter = { key: string; undelayed: number }
type Count = { count: number; until: number }

const MAX_DELAY_MS = 300_000
const TTL_SECONDS = 24 * 60 * 60
const MAX_LOCAL_COUNTERS = 20_000

const countAttempt = luaScript<number>(COUNT_ATTEMPT)
const keyOf = ({ key }: Pick<AttemptCounter, 'key'>): string => `attempts:${key}`

const local = new LRUCache<string, Count>({ max: MAX_LOCAL_COUNTERS, ttl: TTL_SECONDS * 1_000 })

/**
 * Delays of repeated attempts, exact for parallel ones. During an outage of Redis each process counts
 * for itself. The keys of one attempt must have the same hash tag.
 */
export const attempts = (redis: Redis) => ({
  /** Counts an attempt. Returns the milliseconds to wait, in which case it is not counted; else 0. */
  async count(counters: AttemptCounter[]): Promise<number> {
    const now = Date.now()
    const undelayed = counters.map((counter) => counter.undelayed)
    try {
      const args = [now, MAX_DELAY_MS, TTL_SECONDS, ...undelayed]
      return Number(await countAttempt(redis, counters.map(keyOf), args))
    } catch (error) {
      if (!isRedisUnavailable(error)) throw error
      return countLocally(counters, now)
    }
  },

  /** Resets counters. */
  async clear(counters: AttemptCounter[]): Promise<void> {
    for (const counter of counters) local.delete(keyOf(counter))
    try {
      await redis.del(...counters.map(keyOf))
    } catch (error) {
      if (!isRedisUnavailable(error)) throw error
    }
  },
})

function countLocally(counters: AttemptCounter[], now: number): number {
  const counts = counters.map((counter) => local.get(keyOf(counter)) ?? { count: 0, until: 0 })
  const waitMs = Math.max(...counts.map(({ until }) => until - now))
  if (waitMs > 0) return waitMs
  for (const [at, counter] of counters.entries()) {
    const count = (counts[at]?.count ?? 0) + 1
    const excess = count - counter.undelayed
    const until = excess < 0 ? 0 : now + Math.min(1_000 * 2 ** excess, MAX_DELAY_MS)
    local.set(keyOf(counter), { count, until })
  }
  return 0
}
