import { setTimeout as pause } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { createLibraryVersions } from '@/db/redis/library-versions'
import { type CacheLookup, readCache } from '@/db/redis/read-cache'
import type { Bench } from './transports'
import { describeTransports } from './transports'

const MAX_RECOVERY_MS = 10_000

/** The cache as another process has it. */
function openCache(bench: Bench) {
  const { redis } = bench.connect()
  const versions = createLibraryVersions(redis)
  return { redis, versions, cache: readCache(redis, versions) }
}

const aKey = (name = 'playlists:50') => ({ userId: crypto.randomUUID(), name })

function versionOf(found: CacheLookup): string {
  if (found.status !== 'miss') throw new Error(`The lookup is a ${found.status}.`)
  return found.version
}

describeTransports('read cache', (bench) => {
  it('hits after a value was stored, until the library of its user changes', async () => {
    const { cache, versions } = openCache(bench)
    const [key, other] = [aKey(), aKey()]
    for (const { userId, name } of [key, other]) {
      const found = await cache.lookUp({ userId, name })
      await cache.store({ userId, name }, versionOf(found), `of ${userId}\n`)
    }
    expect(await cache.lookUp(key)).toEqual({ status: 'hit', text: `of ${key.userId}\n` })
    await versions.move(key.userId)
    expect(await cache.lookUp(key)).toMatchObject({ status: 'miss' })
    expect(await cache.lookUp(other)).toMatchObject({ status: 'hit' })
    await versions.move()
    expect(await cache.lookUp(other)).toMatchObject({ status: 'miss' })
  })

  it('does not hit a value that was read before a change and stored after it', async () => {
    const [reader, writer] = [openCache(bench), openCache(bench)]
    const key = aKey()
    const version = versionOf(await reader.cache.lookUp(key))
    await writer.versions.move(key.userId)
    await reader.cache.store(key, version, 'outdated')
    expect(await reader.cache.lookUp(key)).toMatchObject({ status: 'miss' })
    expect(await writer.cache.lookUp(key)).toMatchObject({ status: 'miss' })
  })

  it('distinguishes names that share a slot, and ignores large values', async () => {
    const { cache } = openCache(bench)
    const { userId } = aKey()
    const version = versionOf(await cache.lookUp({ userId, name: 'first' }))
    const names = Array.from({ length: 200 }, (_, at) => `playlist:${at}`)
    for (const name of names) await cache.store({ userId, name }, version, name)
    const found = await Promise.all(names.map((name) => cache.lookUp({ userId, name })))
    for (const [at, lookup] of found.entries()) {
      if (lookup.status === 'hit') expect(lookup.text).toBe(names[at])
    }
    const hits = found.filter(({ status }) => status === 'hit').length
    expect(hits).toBeGreaterThan(20)
    expect(hits).toBeLessThanOrEqual(64)
    await cache.store({ userId, name: 'large' }, version, 'x'.repeat(200_000))
    expect(await cache.lookUp({ userId, name: 'large' })).toMatchObject({ status: 'miss' })
  })

  it('expires values after a minute, so that a change without a move is seen', async () => {
    const { cache, redis } = openCache(bench)
    const key = aKey('one')
    await cache.store(key, versionOf(await cache.lookUp(key)), 'value')
    for (let slot = 0; slot < 64; slot++) {
      const seconds = await redis.ttl(`cache:read:${key.userId}:${slot}`)
      expect(seconds).toBeLessThanOrEqual(60)
      if (seconds >= 0) return
    }
    throw new Error('No value was stored.')
  })

  it('misses after a flush, and never uses a version again', async () => {
    const { cache, redis, versions } = openCache(bench)
    const key = aKey()
    const before = versionOf(await cache.lookUp(key))
    await cache.store(key, before, 'value')
    await redis.flushall()
    const after = versionOf(await cache.lookUp(key))
    expect(after).not.toBe(before)
    await cache.store(key, before, 'of the time before')
    expect(await cache.lookUp(key)).toMatchObject({ status: 'miss' })
    await versions.move(key.userId)
    expect(versionOf(await cache.lookUp(key))).not.toBe(after)
  })
})

describeTransports(
  'read cache during an outage',
  (bench) => {
    it('is not used by the process whose change it missed, nor by others afterwards', async () => {
      const [writer, reader] = [openCache(bench), openCache(bench)]
      const key = aKey()
      await reader.cache.store(key, versionOf(await reader.cache.lookUp(key)), 'outdated')
      bench.server?.faults?.freeze()
      await writer.versions.move(key.userId)
      expect(await writer.cache.lookUp(key)).toEqual({ status: 'unavailable' })
      expect(await reader.cache.lookUp(key)).toEqual({ status: 'unavailable' })
      bench.server?.faults?.thaw()
      const until = Date.now() + MAX_RECOVERY_MS
      for (const process of [writer, reader]) {
        let found = await process.cache.lookUp(key)
        while (found.status !== 'miss' && Date.now() < until) {
          await pause(50)
          found = await process.cache.lookUp(key)
        }
        expect(found.status).toBe('miss')
      }
      writer.versions.close()
    })

    it('repeats a change that a killed Redis missed before it is used again', async () => {
      const { cache, versions } = openCache(bench)
      const key = aKey()
      await cache.lookUp(key)
      await bench.server?.faults?.kill()
      await versions.move(key.userId)
      expect(await versions.settle(key.userId)).toBe(false)
      await bench.server?.faults?.restart()
      const until = Date.now() + MAX_RECOVERY_MS
      while (!(await versions.settle(key.userId)) && Date.now() < until) await pause(50)
      expect(await cache.lookUp(key)).toMatchObject({ status: 'miss' })
      versions.close()
    })
  },
  { kinds: ['tcp', 'upstash'] },
)
