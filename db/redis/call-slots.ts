import type { Redis } from '@upstash/redis'

/** Slots for the calls of a service that limits their rate; all processes share them. */
export const callSlots = (redis: Redis) => ({
  /**
   * Takes the slot of a service; false if it was taken within the last `intervalMs`.
   * @throws RedisUnavailable
   */
  async take(service: string, intervalMs: number): Promise<boolean> {
    const reply = await redis.set(`slot:${service}`, '1', { nx: true, px: intervalMs })
    return reply === 'OK'
  },
})
