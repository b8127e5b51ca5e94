import { expect, it } from 'vitest'
import { cache } from '@/db/redis/cache'
import { connectRedis } from '@/db/redis/connect'
import { freePort } from '@/tests/support/free-port'
import { describeTransports } from './transports'

describeTransports('cache', (bench) => {
  it('returns values of all JSON types, and undefined on a miss', async () => {
    const values = cache(bench.connection.redis)
    for (const value of [{ a: [1, null, 'é'] }, 'null', '12', 12, null, false, []]) {
      await values.set('value', value, 60)
      expect(await values.get('value')).toEqual(value)
    }
    expect(await values.get('absent')).toBeUndefined()
  })

  it('removes values, and expires others', async () => {
    const values = cache(bench.connection.redis)
    await values.set('a', 1, 60)
    await values.set('b', 2, 60)
    await values.remove('a', 'absent')
    await values.remove()
    expect([await values.get('a'), await values.get('b')]).toEqual([undefined, 2])
    expect(await bench.connection.redis.ttl('cache:b')).toBeGreaterThan(50)
  })

  it('throws an error that is not an outage', async () => {
    await bench.connection.redis.hset('cache:hash', { a: '1' })
    await expect(cache(bench.connection.redis).get('hash')).rejects.toThrow('WRONGTYPE')
  })
})

it('the cache misses, but does not fail, without Redis', async () => {
  const { redis, close } = connectRedis({ url: `redis://127.0.0.1:${await freePort()}` })
  const values = cache(redis)
  await values.set('a', 1, 60)
  expect(await values.get('a')).toBeUndefined()
  await values.remove('a')
  await close()
})
