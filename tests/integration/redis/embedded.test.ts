import { afterEach, describe, expect, it, vi } from 'vitest'
import { TextRedis } from '@/db/redis/client'
import { connectRedis } from '@/db/redis/connect'
import { embeddedTransport } from '@/db/redis/embedded/transport'
import { shuffleWindows } from '@/db/redis/shuffle-windows'

const MAX_NEXT_MS = 0.3

describe('the embedded Redis', () => {
  afterEach(() => {
    vi.useRealTimers()
  })

  it('rejects unknown commands and wrong numbers of arguments', async () => {
    const transport = embeddedTransport()
    const unknown = "ERR unknown command 'ZADD'"
    expect(await transport.single(['ZADD', 'k', '1', 'a'])).toEqual({ error: unknown })
    const arity = "ERR wrong number of arguments for 'get' command"
    expect(await transport.single(['get'])).toEqual({ error: arity })
    expect(await transport.single(['GET', 'a', 'b'])).toEqual({ error: arity })
    await transport.close()
  })

  it('runs no command of a transaction with an unknown one', async () => {
    const transport = embeddedTransport()
    const outcomes = await transport.transaction([['SET', 'a', '1'], ['NOPE']])
    expect(outcomes.map(({ error }) => error?.slice(0, 9))).toEqual(['EXECABORT', 'EXECABORT'])
    expect(await transport.single(['GET', 'a'])).toEqual({ result: null })
    await transport.close()
  })

  it('shares no keys with another embedded Redis', async () => {
    const [one, other] = [connectRedis({}), connectRedis({})]
    await one.redis.set('a', '1')
    expect(await other.redis.get('a')).toBeNull()
  })

  it('evicts the keys that expire first', async () => {
    const redis = new TextRedis(embeddedTransport({ maxKeys: 64 }))
    await redis.set('for ever', 'x')
    for (let key = 0; key < 200; key++) await redis.set(`key ${key}`, 'x', { ex: 1_000 + key })
    expect(await redis.dbsize()).toBeLessThanOrEqual(64)
    expect(await redis.mget('for ever', 'key 199', 'key 0')).toEqual(['x', 'x', null])
  })

  it('removes expired keys that are never read', async () => {
    vi.useFakeTimers()
    const redis = new TextRedis(embeddedTransport())
    for (let key = 0; key < 100; key++) await redis.set(`key ${key}`, 'x', { ex: 5 })
    await redis.set('longer', 'x', { ex: 500 })
    await vi.advanceTimersByTimeAsync(8_000)
    expect(await redis.dbsize()).toBe(1)
  })

  it('denies scripts access to files, the system, other modules and other scripts', async () => {
    const { redis } = connectRedis({})
    for (const name of ['io', 'os', 'require', 'load', 'dofile', 'print', 'package'])
      expect(await redis.eval(`return tostring(${name})`, [], [])).toBe('nil')
    await expect(redis.eval("return redis.call('EVAL', 'return 1', 0)", [], [])).rejects.toThrow(
      "ERR unknown command 'EVAL'",
    )
  })

  it('takes a turn in less than 0.3 ms', async () => {
    const windows = shuffleWindows(connectRedis({}).redis)
    const key = { userId: crypto.randomUUID(), list: 'liked' }
    const window = { revision: 1, turn: 0, base: 1, indices: new Int32Array(512).fill(70_000) }
    const sets = { set: 0, setStart: 1, setSize: 100_000, nextSize: 100_000 }
    await windows.install(key, { sessionId: 's', ...window, ...sets })
    const durationsMs: number[] = []
    for (let call = 0; call < 3_000; call++) {
      const start = performance.now()
      await windows.next(key, call % 500)
      durationsMs.push(performance.now() - start)
    }
    const median = durationsMs.sort((a, b) => a - b)[1_500]
    expect(median).toBeLessThan(MAX_NEXT_MS)
  })
})
