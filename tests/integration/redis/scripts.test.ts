import { expect, it } from 'vitest'
import { luaScript } from '@/db/redis/script'
import { describeTransports } from './transports'

const FLAGS = '#!lua flags=allow-key-locking\n'

describeTransports('Lua scripts', (bench) => {
  it('run by their text, then by their hash, with the flags for Upstash', async () => {
    const { redis } = bench.connection
    const script = luaScript<string[]>(`${FLAGS}return {KEYS[1], ARGV[1], ARGV[2]}`)
    expect(await script(redis, ['k'], ['a', 2])).toEqual(['k', 'a', '2'])
    expect(await script(redis, ['k'], ['b', 3])).toEqual(['k', 'b', '3'])
  })

  it('are unknown by a hash that was not loaded', async () => {
    const { redis } = bench.connection
    await expect(redis.evalsha('0'.repeat(40), [], [])).rejects.toThrow('NOSCRIPT')
  })

  it('convert values to replies by the rules of Redis', async () => {
    const { redis } = bench.connection
    const evaluate = (text: string) => redis.eval(FLAGS + text, [], [])
    expect(await evaluate('return 3.9')).toBe(3)
    expect(await evaluate('return -3.9')).toBe(-3)
    expect(await evaluate('return true')).toBe(1)
    expect(await evaluate('return false')).toBeNull()
    expect(await evaluate('return nil')).toBeNull()
    expect(await evaluate("return {1, 'two', {3}, nil, 4}")).toEqual([1, 'two', [3]])
    expect(await evaluate("return {1, false, 'x'}")).toEqual([1, null, 'x'])
    expect(await evaluate('return 4000000000 + 1')).toBe(4_000_000_001)
    expect(await evaluate("return redis.call('SET', 'from-script', 5.0)")).toBe('OK')
    expect(await redis.get('from-script')).toBe('5')
  })

  it('see the replies of commands as in Redis', async () => {
    const { redis } = bench.connection
    await redis.set('big', '1764000000123')
    const evaluate = (text: string) => redis.eval(FLAGS + text, [], [])
    expect(await evaluate("return redis.call('GET', 'absent') == false and 'false' or 'nil'")).toBe(
      'false',
    )
    expect(await evaluate("return redis.call('SET', 'x', 'y').ok")).toBe('OK')
    expect(await evaluate("return tonumber(redis.call('GET', 'big')) % 1000")).toBe(123)
    expect(await evaluate("return redis.call('INCRBY', 'big', 1)")).toBe(1_764_000_000_124)
    expect(await evaluate("return #redis.call('HGETALL', 'absent')")).toBe(0)
    expect(await evaluate('return unpack({7, 8})')).toBe(7)
    expect(await evaluate("return 'fields: ' .. redis.call('HLEN', 'absent')")).toBe('fields: 0')
  })

  it('fail with the error of a command, and can catch it', async () => {
    const { redis } = bench.connection
    await redis.hset('mixed', { a: '1' })
    const evaluate = (text: string) => redis.eval(FLAGS + text, ['mixed'], [])
    await expect(evaluate("return redis.call('GET', KEYS[1])")).rejects.toThrow('WRONGTYPE')
    expect(
      await evaluate("local r = redis.pcall('GET', KEYS[1]) return r.err and 'caught' or 'missed'"),
    ).toBe('caught')
    await expect(evaluate("return redis.error_reply('MINE it is')")).rejects.toThrow('MINE it is')
    await expect(evaluate('return 1 +')).rejects.toThrow('ompiling script')
    await expect(evaluate('return nil .. 1')).rejects.toThrow('attempt to concatenate')
  })

  it('cannot define globals', async () => {
    const { redis } = bench.connection
    await expect(redis.eval(`${FLAGS}leaked = 1 return 1`, [], [])).rejects.toThrow(
      'Attempt to modify a readonly table',
    )
    expect(await redis.eval(`${FLAGS}return type(KEYS)`, [], [])).toBe('table')
  })
})
