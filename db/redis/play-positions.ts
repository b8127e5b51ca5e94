import type { Redis } from '@upstash/redis'
import { isRedisUnavailable } from './unavailable'

/** A position of the current track; `at` is the time of the clock in milliseconds. */
export type PlayPosition = { positionMs: number; isPaused: boolean; at: number }
/** A track of a user while one device plays it. */
type PositionKey = { userId: string; epoch: number }

const TTL_SECONDS = 24 * 60 * 60
const keyOf = ({ userId, epoch }: PositionKey) => `play-position:${userId}:${epoch}`

/** Positions of current tracks, which PostgreSQL has too, but some seconds later. */
export const playPositions = (redis: Redis) => ({
  /** The last position; undefined if there is none, or during an outage of Redis. */
  async get(key: PositionKey): Promise<PlayPosition | undefined> {
    try {
      const text = await redis.get<string>(keyOf(key))
      return text === null ? undefined : (JSON.parse(text) as PlayPosition)
    } catch (error) {
      if (isRedisUnavailable(error)) return undefined
      throw error
    }
  },

  /** Stores a position; false during an outage of Redis. */
  async set(key: PositionKey, position: PlayPosition): Promise<boolean> {
    try {
      await redis.set(keyOf(key), JSON.stringify(position), { ex: TTL_SECONDS })
      return true
    } catch (error) {
      if (isRedisUnavailable(error)) return false
      throw error
    }
  },
})
