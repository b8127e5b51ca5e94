import { expect, it } from 'vitest'
import { connectRedis } from '@/db/redis/connect'
import { type RatePolicy, rateLimits } from '@/db/redis/rate-limits'
import { freePort } from '@/tests/support/free-port'
import { describeTransports } from './transports'

const DAY_SECONDS = 86_400

const POLICIES = [
  { name: 'sliding', limit: 100, windowSeconds: DAY_SECONDS },
  { name: 'fixed', limit: 100, windowSeconds: DAY_SECONDS, window: 'fixed' },
  { name: 'brief', limit: 2, windowSeconds: 1, window: 'fixed' },
] satisfies RatePolicy[]

describeTransports('rate limits', (bench) => {
  it.each(['sliding', 'fixed'] as const)(
    'allow exactly 100 of 400 concurrent calls over four clients, %s',
    async (policy) => {
      const connections = [1, 2, 3, 4].map(bench.connect)
      const limits = connections.map(({ redis }) => rateLimits(redis, POLICIES))
      const subject = crypto.randomUUID()
      await limits[0]!.check(policy, 'the first call loads the script')
      const results = await Promise.all(
        Array.from({ length: 400 }, (_, at) => limits[at % 4]!.check(policy, subject)),
      )
      expect(results.filter(({ isLocal }) => isLocal)).toEqual([])
      expect(results.filter(({ allowed }) => allowed)).toHaveLength(100)
      if (bench.kind !== 'embedded') for (const { close } of connections) await close()
    },
  )

  it('return the rest and the end of the window, for each subject', async () => {
    const limits = rateLimits(bench.connection.redis, POLICIES)
    const subject = crypto.randomUUID()
    expect(await limits.check('sliding', subject)).toMatchObject({
      allowed: true,
      limit: 100,
      remaining: 99,
    })
    const second = await limits.check('sliding', subject)
    expect(second).toMatchObject({ remaining: 98, isLocal: false })
    expect(second.resetSeconds).toBeGreaterThan(0)
    expect(second.resetSeconds).toBeLessThanOrEqual(DAY_SECONDS)
    expect(await limits.check('sliding', crypto.randomUUID())).toMatchObject({ remaining: 99 })
    expect(await limits.check('fixed', subject)).toMatchObject({ remaining: 99 })
  })

  it('reject calls above the limit, until the window ends', async () => {
    const limits = rateLimits(bench.connection.redis, POLICIES)
    const subject = crypto.randomUUID()
    // Waits for the start of a window: three calls could be in two.
    await new Promise((resolve) => setTimeout(resolve, 1_005 - (Date.now() % 1_000)))
    const results = [1, 2, 3].map(() => limits.check('brief', subject))
    expect(await Promise.all(results)).toMatchObject([
      { allowed: true, remaining: 1 },
      { allowed: true, remaining: 0 },
      { allowed: false, remaining: 0, resetSeconds: 1 },
    ])
    await new Promise((resolve) => setTimeout(resolve, 1_005))
    expect(await limits.check('brief', subject)).toMatchObject({ allowed: true })
  })
})

it('rate limits are counted in the process without Redis', async () => {
  const { redis, close } = connectRedis({ url: `redis://127.0.0.1:${await freePort()}` })
  const limits = rateLimits(redis, POLICIES)
  const results = await Promise.all(
    Array.from({ length: 150 }, () => limits.check('sliding', 'one')),
  )
  expect(results.filter(({ allowed }) => allowed)).toHaveLength(100)
  expect(results.every(({ isLocal }) => isLocal)).toBe(true)
  expect(results.at(-1)).toMatchObject({ remaining: 0, limit: 100 })
  expect(await limits.check('sliding', 'another')).toMatchObject({ allowed: true, remaining: 99 })
  await close()
})

it('an unknown policy is rejected', async () => {
  const limits = rateLimits(connectRedis({}).redis, POLICIES as RatePolicy[])
  await expect(limits.check('unknown', 'x')).rejects.toThrow(RangeError)
})
