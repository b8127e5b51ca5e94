import { expect, it } from 'vitest'
import type { Step } from '@/db/redis/shuffle-step'
import { shuffleWindows } from '@/db/redis/shuffle-windows'
import { describeTransports } from './transports'
import { aKey, aWindow } from './window-samples'

const turnOf = (step: Step) => (step.status === 'ok' ? step.turn : step.status)

describeTransports('next turn', (bench) => {
  const windows = () => shuffleWindows(bench.connection.redis)

  it('is absent for a session that was never installed', async () => {
    expect(await windows().next(aKey())).toEqual({ status: 'absent' })
  })

  it('is a different one for each of 64 concurrent callers', async () => {
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

  it('contains the track, its position in the set and the rest of the window', async () => {
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

  it('is the same for a repeated call, which changes nothing', async () => {
    const key = aKey()
    await windows().install(key, aWindow())
    for (const after of [0, 1, 2]) await windows().next(key, after)
    expect(await windows().next(key, 0)).toMatchObject({ turn: 1, index: 511, replay: true })
    expect(await windows().next(key, 2)).toMatchObject({ turn: 3, index: 509, replay: true })
    expect(await windows().next(key)).toMatchObject({ turn: 4, index: 508, replay: false })
  })

  it('moves forward for a caller up to 64 turns ahead, and no further', async () => {
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

  it('is behind if the requested turn is before the window', async () => {
    const key = aKey()
    await windows().install(key, aWindow({ turn: 40, base: 30 }))
    expect(await windows().next(key, 20)).toMatchObject({
      status: 'behind',
      turn: 40,
      requested: 21,
    })
    expect(await windows().next(key, 29)).toMatchObject({ turn: 30, index: 511, replay: true })
  })

  it('counts sets and positions through a window with several sets', async () => {
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
})
