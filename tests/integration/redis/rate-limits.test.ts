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
    'let exactly 100 of 400 through at once over four clients, %s',
    async (policy) => {
      const connections = [1, 2, 3, 4].map(bench.connect)
      const limits = connections.map(({ redis }) => rateLimits(redis, POLICIES))
      const subject = crypto.randomUUID()
      await limits[0]!.check(policy, 'a first call loads the script')
      const verdicts = await Promise.all(
        Array.from({ length: 400 }, (_, at) => limits[at % 4]!.check(policy, subject)),
      )
      expect(verdicts.filter(({ isLocal }) => isLocal)).toEqual([])
      expect(verdicts.filter(({ allowed }) => allowed)).toHaveLength(100)
      if (bench.kind !== 'embedded') for (const { close } of connections) await close()
    },
  )

  it('tell what remains and when the window ends, for each subject alone', async () => {
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

  it('refuse with nothing remaining, and open again when the window is over', async () => {
    const limits = rateLimits(bench.connection.redis, POLICIES)
    const subject = crypto.randomUUID()
    // Begin at the start of a window, or the three calls may fall into two.
    await new Promise((resolve) => setTimeout(resolve, 1_005 - (Date.now() % 1_000)))
    const verdicts = [1, 2, 3].map(() => limits.check('brief', subject))
    expect(await Promise.all(verdicts)).toMatchObject([
      { allowed: true, remaining: 1 },
      { allowed: true, remaining: 0 },
      { allowed: false, remaining: 0, resetSeconds: 1 },
    ])
    await new Promise((resolve) => setTimeout(resolve, 1_005))
    expect(await limits.check('brief', subject)).toMatchObject({ allowed: true })
  })
})

it('Rate limits count inside the process while there is no Redis, neither open nor closed', async () => {
  const { redis, close } = connectRedis({ url: `redis://127.0.0.1:${await freePort()}` })
  const limits = rateLimits(redis, POLICIES)
  const verdicts = await Promise.all(
    Array.from({ length: 150 }, () => limits.check('sliding', 'one')),
  )
  expect(verdicts.filter(({ allowed }) => allowed)).toHaveLength(100)
  expect(verdicts.every(({ isLocal }) => isLocal)).toBe(true)
  expect(verdicts.at(-1)).toMatchObject({ remaining: 0, limit: 100 })
  expect(await limits.check('sliding', 'another')).toMatchObject({ allowed: true, remaining: 99 })
  await close()
})

it('A policy nobody set is refused', async () => {
  const limits = rateLimits(connectRedis({}).redis, POLICIES as RatePolicy[])
  await expect(limits.check('unheard of', 'x')).rejects.toThrow(RangeError)
})
