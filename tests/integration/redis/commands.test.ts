import { expect, it } from 'vitest'
import { describeTransports } from './transports'

describeTransports('the commands we use', (bench) => {
  it('answers a ping with the milliseconds it took', async () => {
    expect(await bench.connection.ping()).toBeGreaterThan(0)
  })

  it('gives back text exactly as it was written', async () => {
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
    expect(await redis.get('nothing here')).toBeNull()
  })

  it('sets only when absent, or only when present, when asked to', async () => {
    const { redis } = bench.connection
    await redis.del('once')
    expect(await redis.set('once', 'a', { xx: true })).toBeNull()
    expect(await redis.set('once', 'a', { nx: true })).toBe('OK')
    expect(await redis.set('once', 'b', { nx: true })).toBeNull()
    expect(await redis.set('once', 'c', { xx: true, get: true })).toBe('a')
    expect(await redis.get('once')).toBe('c')
  })

  it('forgets a key when its time is over, and tells how long it has', async () => {
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

  it('counts, and keeps the expiry while it counts', async () => {
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

  it('cuts text by bytes, from either end', async () => {
    const { redis } = bench.connection
    await redis.set('cut', 'ábcdef')
    expect(await redis.strlen('cut')).toBe(7)
    expect(await redis.getrange('cut', 2, 4)).toBe('bcd')
    expect(await redis.getrange('cut', -2, -1)).toBe('ef')
    expect(await redis.getrange('cut', 50, 60)).toBe('')
    expect(await redis.getrange('absent', 0, -1)).toBe('')
  })

  it('keeps fields under a key, and no key without fields', async () => {
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

  it('removes keys and says how many there were', async () => {
    const { redis } = bench.connection
    await redis.set('one', '1')
    await redis.set('two', '2')
    expect(await redis.mget('one', 'absent', 'two')).toEqual(['1', null, '2'])
    expect(await redis.getdel('one')).toBe('1')
    expect(await redis.del('one', 'two', 'absent')).toBe(1)
  })

  it('refuses to read a hash as text, in the words of Redis', async () => {
    const { redis } = bench.connection
    await redis.hset('mixed', { a: '1' })
    await expect(redis.get('mixed')).rejects.toThrow(/^(Command failed: )?WRONGTYPE/)
  })

  it('answers a pipeline in order, errors in their place', async () => {
    const { redis } = bench.connection
    await redis.hset('mixed', { a: '1' })
    const answers = await redis
      .pipeline()
      .set('first', 'x')
      .get('mixed')
      .get('first')
      .exec({ keepErrors: true })
    expect(answers.map(({ result }) => result ?? null)).toEqual(['OK', null, 'x'])
    expect(answers[1]?.error).toMatch(/^WRONGTYPE/)
  })

  it('runs a transaction to its end though a command in it fails', async () => {
    const { redis } = bench.connection
    await redis.hset('mixed', { a: '1' })
    const transaction = redis.multi().set('inside', 'x').incr('mixed').set('after', 'y')
    await expect(transaction.exec()).rejects.toThrow('WRONGTYPE')
    expect(await redis.mget('inside', 'after')).toEqual(['x', 'y'])
    expect(await redis.multi().get('inside').strlen('after').exec()).toEqual(['x', 1])
  })

  it('runs nothing of a transaction that holds a malformed command', async () => {
    const { redis } = bench.connection
    await redis.del('untouched')
    const transaction = redis.multi().set('untouched', 'x').del()
    // The reason, and not the command with all its values.
    await expect(transaction.exec()).rejects.toThrow(/(EXECABORT|ERR wrong number) [^"]*$/)
    expect(await redis.get('untouched')).toBeNull()
  })
})
