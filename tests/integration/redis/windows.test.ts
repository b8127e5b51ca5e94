import { describe, expect, it } from 'vitest'
import type { Step } from '@/db/redis/shuffle-step'
import { shuffleWindows, type Window, type WindowKey } from '@/db/redis/shuffle-windows'
import { describeTransports } from './transports'

let keys = 0
const aKey = (): WindowKey => ({ userId: crypto.randomUUID(), list: `list-${keys++}` })

const aWindow = (changes: Partial<Window> = {}): Window => ({
  sessionId: '0192f7aa-3333-7111-8111-aaaaaaaaaaaa',
  revision: 1,
  turn: 0,
  base: 1,
  indices: Int32Array.from({ length: 512 }, (_, at) => 511 - at),
  set: 0,
  setStart: 1,
  setSize: 1_000,
  nextSize: 1_000,
  ...changes,
})

const turnOf = (step: Step) => (step.status === 'ok' ? step.turn : step.status)

describeTransports('shuffle windows', (bench) => {
  const windows = () => shuffleWindows(bench.connection.redis)

  describe('next', () => {
    it('knows nothing of a session that was never installed', async () => {
      expect(await windows().next(aKey())).toEqual({ status: 'absent' })
    })

    it('gives 64 callers at once 64 different turns', async () => {
      const key = aKey()
      await windows().install(key, aWindow())
      const clients = [1, 2, 3, 4].map(bench.connect)
      const steps = await Promise.all(
        Array.from({ length: 64 }, (_, at) => shuffleWindows(clients[at % 4]!.redis).next(key)),
      )
      const turns = steps.map(turnOf).sort((a, b) => Number(a) - Number(b))
      expect(turns).toEqual(Array.from({ length: 64 }, (_, at) => at + 1))
      if (bench.kind !== 'embedded') for (const client of clients) await client.close()
    })

    it('tells the track, the place in the set, and what is left of the window', async () => {
      const key = aKey()
      await windows().install(key, aWindow())
      expect(await windows().next(key)).toEqual({
        status: 'ok',
        sessionId: '0192f7aa-3333-7111-8111-aaaaaaaaaaaa',
        revision: 1,
        turn: 1,
        index: 511,
        set: 0,
        position: 0,
        setSize: 1_000,
        left: 511,
        replay: false,
      })
    })

    it('gives the same track again to a caller who asks again, and moves nothing', async () => {
      const key = aKey()
      await windows().install(key, aWindow())
      for (const after of [0, 1, 2]) await windows().next(key, after)
      expect(await windows().next(key, 0)).toMatchObject({ turn: 1, index: 511, replay: true })
      expect(await windows().next(key, 2)).toMatchObject({ turn: 3, index: 509, replay: true })
      expect(await windows().next(key)).toMatchObject({ turn: 4, index: 508, replay: false })
    })

    it('is pulled forward by a caller up to 64 turns ahead, and no further', async () => {
      const key = aKey()
      await windows().install(key, aWindow())
      expect(await windows().next(key, 65)).toMatchObject({ status: 'out_of_range', turn: 0 })
      expect(await windows().next(key, 64)).toMatchObject({ turn: 65, index: 447, replay: false })
      expect(await windows().next(key)).toMatchObject({ turn: 66 })
    })

    it('is exhausted at the end of the window and consumes nothing', async () => {
      const key = aKey()
      const indices = Int32Array.from([7, 8])
      await windows().install(key, aWindow({ indices }))
      expect(await windows().next(key)).toMatchObject({ index: 7, left: 1 })
      expect(await windows().next(key)).toMatchObject({ index: 8, left: 0 })
      const exhausted = { status: 'exhausted', revision: 1, turn: 2 }
      expect(await windows().next(key)).toMatchObject(exhausted)
      expect(await windows().next(key)).toMatchObject(exhausted)
      await windows().install(key, aWindow({ turn: 2, base: 3, indices }))
      expect(await windows().next(key)).toMatchObject({ turn: 3, index: 7, position: 2 })
    })

    it('says so when the wanted turn lies before the window', async () => {
      const key = aKey()
      await windows().install(key, aWindow({ turn: 40, base: 30 }))
      expect(await windows().next(key, 20)).toMatchObject({
        status: 'behind',
        turn: 40,
        wanted: 21,
      })
      expect(await windows().next(key, 29)).toMatchObject({ turn: 30, index: 511, replay: true })
    })

    it('counts sets and positions on through a window that holds several', async () => {
      const key = aKey()
      const sets = { set: 4, setStart: 9, setSize: 4, nextSize: 3 }
      await windows().install(key, aWindow({ turn: 10, base: 11, ...sets }))
      const places: unknown[] = []
      for (let at = 0; at < 9; at++) {
        const step = await windows().next(key)
        if (step.status === 'ok') places.push([step.set, step.position, step.setSize])
      }
      expect(places).toEqual([
        [4, 2, 4],
        [4, 3, 4],
        [5, 0, 3],
        [5, 1, 3],
        [5, 2, 3],
        [6, 0, 3],
        [6, 1, 3],
        [6, 2, 3],
        [7, 0, 3],
      ])
    })

    it.each([4_095, 4_096, 65_535, 65_536, 262_143, 262_144, 999_999])(
      'finds track %i by its place',
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

    it('starts the 30 days anew', async () => {
      const key = aKey()
      const { redis } = bench.connection
      const session = `shuffle:{${key.userId}:${key.list}}`
      await windows().install(key, aWindow())
      await redis.expire(session, 100)
      await redis.expire(`${session}:window`, 100)
      await windows().next(key)
      expect(await redis.ttl(session)).toBe(2_592_000)
      expect(await redis.ttl(`${session}:window`)).toBe(2_592_000)
    })

    it('treats a session whose window was evicted as absent', async () => {
      const key = aKey()
      await windows().install(key, aWindow())
      await bench.connection.redis.del(`shuffle:{${key.userId}:${key.list}}:window`)
      expect(await windows().next(key)).toEqual({ status: 'absent' })
      expect(await windows().peek(key, 1, 5)).toBeNull()
    })
  })

  describe('peek', () => {
    it('reads a stretch without handing it out', async () => {
      const key = aKey()
      await windows().install(key, aWindow({ turn: 4, base: 3 }))
      const stretch = await windows().peek(key, 5, 3)
      expect(stretch).toEqual(
        aWindow({ turn: 4, base: 5, indices: Int32Array.from([509, 508, 507]) }),
      )
      expect(await windows().next(key)).toMatchObject({ turn: 5, index: 509 })
    })

    it('reads only what the window has, from where it begins', async () => {
      const key = aKey()
      await windows().install(key, aWindow({ base: 3, indices: Int32Array.from([1, 2, 3]) }))
      expect(await windows().peek(key, 0, 5)).toMatchObject({
        base: 3,
        indices: Int32Array.from([1, 2]),
      })
      expect(await windows().peek(key, 5, 9)).toMatchObject({
        base: 5,
        indices: Int32Array.from([3]),
      })
      expect((await windows().peek(key, 6, 9))?.indices).toHaveLength(0)
      expect(await windows().peek(aKey(), 1, 1)).toBeNull()
    })
  })

  describe('install', () => {
    it('is refused by the same session at a higher revision', async () => {
      const key = aKey()
      expect(await windows().install(key, aWindow({ revision: 5 }))).toBe(true)
      expect(await windows().install(key, aWindow({ revision: 4, turn: 9 }))).toBe(false)
      expect(await windows().next(key)).toMatchObject({ revision: 5, turn: 1 })
      expect(await windows().install(key, aWindow({ revision: 6 }))).toBe(true)
      expect(await windows().next(key)).toMatchObject({ revision: 6, turn: 2 })
    })

    it('never takes a session back, whoever installs late', async () => {
      const key = aKey()
      await windows().install(key, aWindow())
      for (let at = 0; at < 5; at++) await windows().next(key)
      await windows().install(key, aWindow({ turn: 2 }))
      expect(await windows().next(key)).toMatchObject({ turn: 6 })
      await windows().install(key, aWindow({ turn: 20 }))
      expect(await windows().next(key)).toMatchObject({ turn: 21 })
    })

    it('replaces another session, whatever its turn and revision', async () => {
      const key = aKey()
      await windows().install(key, aWindow({ revision: 9, turn: 30 }))
      expect(await windows().install(key, aWindow({ sessionId: 'new', revision: 0 }))).toBe(true)
      expect(await windows().next(key)).toMatchObject({ sessionId: 'new', revision: 0, turn: 1 })
    })

    it('refuses a window that cannot be', async () => {
      const impossible: Partial<Window>[] = [
        { indices: new Int32Array(0) },
        { indices: new Int32Array(513) },
        { base: 0 },
        { setStart: 2 },
        { nextSize: 0 },
        { indices: Int32Array.from([-1]) },
        { indices: Int32Array.from([2 ** 24]) },
      ]
      for (const changes of impossible)
        await expect(windows().install(aKey(), aWindow(changes))).rejects.toThrow(RangeError)
    })
  })

  it('take says where the session stood and removes it', async () => {
    const key = aKey()
    await windows().install(key, aWindow({ revision: 3 }))
    await windows().next(key)
    const { sessionId } = aWindow()
    expect(await windows().take(key)).toEqual({ sessionId, revision: 3, turn: 1 })
    expect(await windows().take(key)).toBeNull()
    expect(await windows().next(key)).toEqual({ status: 'absent' })
  })

  it('drop spares a session at a higher revision', async () => {
    const key = aKey()
    await windows().install(key, aWindow({ revision: 3 }))
    await windows().drop(key, 2)
    expect(await windows().next(key)).toMatchObject({ turn: 1 })
    await windows().drop(key, 3)
    expect(await windows().next(key)).toEqual({ status: 'absent' })
  })

  it('of one user are not those of another, nor of another list', async () => {
    const key = aKey()
    await windows().install(key, aWindow())
    expect(await windows().next({ ...key, userId: crypto.randomUUID() })).toEqual({
      status: 'absent',
    })
    expect(await windows().next({ ...key, list: 'liked' })).toEqual({ status: 'absent' })
  })

  it.skipIf(bench.kind !== 'tcp')('take at most 2.5 KB for a list of 100,000 tracks', async () => {
    const key = { userId: crypto.randomUUID(), list: crypto.randomUUID() }
    const indices = Int32Array.from({ length: 512 }, (_, at) => 99_999 - at)
    const sets = { setSize: 100_000, nextSize: 100_000 }
    await windows().install(key, aWindow({ turn: 99_990, base: 99_991, indices, ...sets }))
    await windows().next(key)
    const session = `shuffle:{${key.userId}:${key.list}}`
    const usage =
      "return redis.call('MEMORY', 'USAGE', KEYS[1]) + redis.call('MEMORY', 'USAGE', KEYS[2])"
    const bytes = await bench.connection.redis.eval(usage, [session, `${session}:window`], [])
    expect(bytes).toBeLessThanOrEqual(2_560)
  })

  it.skipIf(bench.kind !== 'tcp')('take one round trip a turn', async () => {
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
