import { expect, it } from 'vitest'
import { describeTransports } from './transports'

describeTransports('Redis commands', (bench) => {
  it('measures the round trip of a ping', async () => {
    expect(await bench.connection.ping()).toBeGreaterThan(0)
  })

  it('returns text exactly as it was written', async () => {
    const { redis } = bench.connection
    for (const text of [
      '123',
      'null',
      'true',
      '{"a":1}',
      'OK',
      '',
      'Sigur Rós – ágætis 🎧',
      '1e5',
    ]) {
      expect(await redis.set('text', text)).toBe('OK')
      expect(await redis.get('text')).toBe(text)
    }
    expect(await redis.get('absent')).toBeNull()
  })

  it('sets a key only if it is absent (NX) or present (XX)', async () => {
    const { redis } = bench.connection
    await redis.del('once')
    expect(await redis.set('once', 'a', { xx: true })).toBeNull()
    expect(await redis.set('once', 'a', { nx: true })).toBe('OK')
    expect(await redis.set('once', 'b', { nx: true })).toBeNull()
    expect(await redis.set('once', 'c', { xx: true, get: true })).toBe('a')
    expect(await redis.get('once')).toBe('c')
  })

  it('expires a key and returns its time to live', async () => {
    const { redis } = bench.connection
    await redis.set('brief', 'x', { px: 40 })
    expect(await redis.pttl('brief')).toBeGreaterThan(0)
    await new Promise((resolve) => setTimeout(resolve, 60))
    expect(await redis.get('brief')).toBeNull()
    expect(await redis.ttl('brief')).toBe(-2)
    await redis.set('kept', 'x')
    expect(await redis.ttl('kept')).toBe(-1)
    expect(await redis.expire('kept', 100)).toBe(1)
    expect(await redis.ttl('kept')).toBe(100)
    expect(await redis.expire('never there', 100)).toBe(0)
  })

  it('increments a number and keeps its expiry', async () => {
    const { redis } = bench.connection
    await redis.del('count')
    expect(await redis.incr('count')).toBe(1)
    await redis.expire('count', 100)
    expect(await redis.incrby('count', 41)).toBe(42)
    expect(await redis.decr('count')).toBe(41)
    expect(await redis.ttl('count')).toBe(100)
    await redis.set('word', 'x')
    await expect(redis.incr('word')).rejects.toThrow(/ERR value is not an integer or out of range$/)
  })

  it('cuts text by byte offsets from either end', async () => {
    const { redis } = bench.connection
    await redis.set('cut', 'ábcdef')
    expect(await redis.strlen('cut')).toBe(7)
    expect(await redis.getrange('cut', 2, 4)).toBe('bcd')
    expect(await redis.getrange('cut', -2, -1)).toBe('ef')
    expect(await redis.getrange('cut', 50, 60)).toBe('')
    expect(await redis.getrange('absent', 0, -1)).toBe('')
  })

  it('stores hashes and removes those without fields', async () => {
    const { redis } = bench.connection
    await redis.del('hash')
    expect(await redis.hset('hash', { a: '1', b: '2' })).toBe(2)
    expect(await redis.hset('hash', { b: '3' })).toBe(0)
    expect(await redis.hget('hash', 'b')).toBe('3')
    expect(await redis.hincrby('hash', 'b', 4)).toBe(7)
    expect(await redis.hlen('hash')).toBe(2)
    expect(await redis.type('hash')).toBe('hash')
    expect(await redis.hdel('hash', 'a', 'b', 'c')).toBe(2)
    expect(await redis.exists('hash')).toBe(0)
  })

  it('removes keys and returns their number', async () => {
    const { redis } = bench.connection
    await redis.set('one', '1')
    await redis.set('two', '2')
    expect(await redis.mget('one', 'absent', 'two')).toEqual(['1', null, '2'])
    expect(await redis.getdel('one')).toBe('1')
    expect(await redis.del('one', 'two', 'absent')).toBe(1)
  })

  it('rejects reading a hash as text with the error of Redis', async () => {
    const { redis } = bench.connection
    await redis.hset('mixed', { a: '1' })
    await expect(redis.get('mixed')).rejects.toThrow(/^(Command failed: )?WRONGTYPE/)
  })

  it('returns the results of a pipeline in order, errors included', async () => {
    const { redis } = bench.connection
    await redis.hset('mixed', { a: '1' })
    const results = await redis
      .pipeline()
      .set('first', 'x')
      .get('mixed')
      .get('first')
      .exec({ keepErrors: true })
    expect(results.map(({ result }) => result ?? null)).toEqual(['OK', null, 'x'])
    expect(results[1]?.error).toMatch(/^WRONGTYPE/)
  })

  it('runs all commands of a transaction, also if one fails', async () => {
    const { redis } = bench.connection
    await redis.hset('mixed', { a: '1' })
    const transaction = redis.multi().set('inside', 'x').incr('mixed').set('after', 'y')
    await expect(transaction.exec()).rejects.toThrow('WRONGTYPE')
    expect(await redis.mget('inside', 'after')).toEqual(['x', 'y'])
    expect(await redis.multi().get('inside').strlen('after').exec()).toEqual(['x', 1])
  })

  it('runs no command of a transaction with a malformed one', async () => {
    const { redis } = bench.connection
    await redis.del('untouched')
    const transaction = redis.multi().set('untouched', 'x').del()
    // The message does not contain the command with its values.
    await expect(transaction.exec()).rejects.toThrow(/(EXECABORT|ERR wrong number) [^"]*$/)
    expect(await redis.get('untouched')).toBeNull()
  })
})
