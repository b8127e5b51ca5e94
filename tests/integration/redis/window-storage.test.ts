import { expect, it } from 'vitest'
import { shuffleWindows } from '@/db/redis/shuffle-windows'
import { describeTransports } from './transports'
import { aKey, aWindow } from './window-samples'

describeTransports('storage of windows', (bench) => {
  const windows = () => shuffleWindows(bench.connection.redis)

  it.each([4_095, 4_096, 65_535, 65_536, 262_143, 262_144, 999_999])(
    'finds track %i by its offset',
    async (index) => {
      const key = aKey()
      await windows().install(key, aWindow({ indices: Int32Array.from([0, index, 1, index]) }))
      const steps = [await windows().next(key, 0), await windows().next(key, 1)]
      expect(steps).toMatchObject([{ index: 0 }, { index }])
      expect((await windows().peek(key, 1, 9))?.indices).toEqual(
        Int32Array.from([0, index, 1, index]),
      )
    },
  )

  it('extends the expiry to 30 days with each turn', async () => {
    const key = aKey()
    const { redis } = bench.connection
    const session = `shuffle:{${key.userId}}:${key.list}`
    await windows().install(key, aWindow())
    await redis.expire(session, 100)
    await redis.expire(`${session}:window`, 100)
    await windows().next(key)
    expect(await redis.ttl(session)).toBe(2_592_000)
    expect(await redis.ttl(`${session}:window`)).toBe(2_592_000)
  })

  it('treats a session with an evicted window as absent', async () => {
    const key = aKey()
    await windows().install(key, aWindow())
    await bench.connection.redis.del(`shuffle:{${key.userId}}:${key.list}:window`)
    expect(await windows().next(key)).toEqual({ status: 'absent' })
    expect(await windows().peek(key, 1, 5)).toBeNull()
  })

  if (bench.kind === 'tcp')
    it('uses at most 2.5 KB for a list of 100,000 tracks', async () => {
      const key = { userId: crypto.randomUUID(), list: crypto.randomUUID() }
      const indices = Int32Array.from({ length: 512 }, (_, at) => 99_999 - at)
      const sets = { setSize: 100_000, nextSize: 100_000 }
      await windows().install(key, aWindow({ turn: 99_990, base: 99_991, indices, ...sets }))
      await windows().next(key)
      const session = `shuffle:{${key.userId}}:${key.list}`
      const usage =
        "return redis.call('MEMORY', 'USAGE', KEYS[1]) + redis.call('MEMORY', 'USAGE', KEYS[2])"
      const bytes = await bench.connection.redis.eval(usage, [session, `${session}:window`], [])
      expect(bytes).toBeLessThanOrEqual(2_560)
    })

  if (bench.kind === 'tcp')
    it('uses one round trip per turn', async () => {
      const key = aKey()
      await windows().install(key, aWindow())
      await windows().next(key)
      const before = await roundTrips()
      for (let at = 0; at < 10; at++) await windows().next(key)
      expect((await roundTrips()) - before).toBe(10)
    })

  async function roundTrips(): Promise<number> {
    const statistics = await bench.connection.redis.eval("return redis.call('INFO', 'all')", [], [])
    return Number(/cmdstat_evalsha:calls=(\d+)/.exec(String(statistics))?.[1])
  }
})
