import { describe, expect, it } from 'vitest'
import { shuffleWindows, type Window } from '@/db/redis/shuffle-windows'
import { describeTransports } from './transports'
import { aKey, aWindow } from './window-samples'

describeTransports('shuffle windows', (bench) => {
  const windows = () => shuffleWindows(bench.connection.redis)

  describe('peek', () => {
    it('reads turns without taking them', async () => {
      const key = aKey()
      await windows().install(key, aWindow({ turn: 4, base: 3 }))
      const window = await windows().peek(key, 5, 3)
      expect(window).toEqual(
        aWindow({ turn: 4, base: 5, indices: Int32Array.from([509, 508, 507]) }),
      )
      expect(await windows().next(key)).toMatchObject({ turn: 5, index: 509 })
    })

    it('reads only turns that are in the window', async () => {
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
    it('is rejected if the same session has a higher revision', async () => {
      const key = aKey()
      expect(await windows().install(key, aWindow({ revision: 5 }))).toBe(true)
      expect(await windows().install(key, aWindow({ revision: 4, turn: 9 }))).toBe(false)
      expect(await windows().next(key)).toMatchObject({ revision: 5, turn: 1 })
      expect(await windows().install(key, aWindow({ revision: 6 }))).toBe(true)
      expect(await windows().next(key)).toMatchObject({ revision: 6, turn: 2 })
    })

    it('never decreases the turn of a session', async () => {
      const key = aKey()
      await windows().install(key, aWindow())
      for (let at = 0; at < 5; at++) await windows().next(key)
      await windows().install(key, aWindow({ turn: 2 }))
      expect(await windows().next(key)).toMatchObject({ turn: 6 })
      await windows().install(key, aWindow({ turn: 20 }))
      expect(await windows().next(key)).toMatchObject({ turn: 21 })
    })

    it('replaces another session with any turn and revision', async () => {
      const key = aKey()
      await windows().install(key, aWindow({ revision: 9, turn: 30 }))
      expect(await windows().install(key, aWindow({ sessionId: 'new', revision: 0 }))).toBe(true)
      expect(await windows().next(key)).toMatchObject({ sessionId: 'new', revision: 0, turn: 1 })
    })

    it('rejects an invalid window', async () => {
      const invalid: Partial<Window>[] = [
        { indices: new Int32Array(0) },
        { indices: new Int32Array(513) },
        { base: 0 },
        { setStart: 2 },
        { nextSize: 0 },
        { indices: Int32Array.from([-1]) },
        { indices: Int32Array.from([2 ** 24]) },
      ]
      for (const changes of invalid)
        await expect(windows().install(aKey(), aWindow(changes))).rejects.toThrow(RangeError)
    })
  })

  it('readAndRemove returns the state of the session and removes it', async () => {
    const key = aKey()
    await windows().install(key, aWindow({ revision: 3 }))
    await windows().next(key)
    const { sessionId } = aWindow()
    expect(await windows().readAndRemove(key)).toEqual({ sessionId, revision: 3, turn: 1 })
    expect(await windows().readAndRemove(key)).toBeNull()
    expect(await windows().next(key)).toEqual({ status: 'absent' })
  })

  it('remove keeps a session with a higher revision', async () => {
    const key = aKey()
    await windows().install(key, aWindow({ revision: 3 }))
    const { sessionId } = aWindow()
    await windows().remove(key, { sessionId, revision: 2 })
    expect(await windows().next(key)).toMatchObject({ turn: 1 })
    await windows().remove(key, { sessionId, revision: 3 })
    expect(await windows().next(key)).toEqual({ status: 'absent' })
  })

  it('remove keeps another session, of whatever revision', async () => {
    const key = aKey()
    await windows().install(key, aWindow({ revision: 1 }))
    await windows().remove(key, { sessionId: crypto.randomUUID(), revision: 9 })
    expect(await windows().next(key)).toMatchObject({ turn: 1 })
  })

  it('of one user are separate from those of other users and lists', async () => {
    const key = aKey()
    await windows().install(key, aWindow())
    expect(await windows().next({ ...key, userId: crypto.randomUUID() })).toEqual({
      status: 'absent',
    })
    expect(await windows().next({ ...key, list: 'liked' })).toEqual({ status: 'absent' })
  })
})
