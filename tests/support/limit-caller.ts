import { connectRedis } from '@/db/redis/connect'
import { rateLimits } from '@/db/redis/rate-limits'

// node limit-caller.mjs REDIS_URL LIMIT CALLS: one process of several that count in one Redis.
const [url, limit, calls] = process.argv.slice(2)
const redis = connectRedis({ url })
const limits = rateLimits(redis.redis, [
  { name: 'read', limit: Number(limit), windowSeconds: 86_400 },
])

await limits.check('read', 'loads the script')
process.once('message', async () => {
  const verdicts = []
  // A few at a time: a deadline missed on a busy machine would be judged by this process alone.
  for (let at = 0; at < Number(calls); at += 10) {
    const some = Array.from({ length: 10 }, () => limits.check('read', 'everybody'))
    verdicts.push(...(await Promise.all(some)))
  }
  process.send?.(verdicts.filter(({ allowed }) => allowed).length)
  await redis.close()
  process.disconnect()
})
process.send?.('ready')
