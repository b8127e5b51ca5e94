import { describe, expect, it } from 'vitest'
import { shuffleWindows, type Window } from '@/db/redis/shuffle-windows'
import { describeTransports } from './transports'
import { aKey, aWindow } from './window-samples'

describeTransports('shuffle windows', (bench) => {
  const windows = () => shuffleWindows(bench.connection.redis)

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
})
