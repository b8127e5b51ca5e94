import { describe, expect, it } from 'vitest'
import { aUser, call, withApp } from '@/tests/support/app'
import { hasPrograms } from '@/tests/support/programs'
import { type RedisServer, startRedisServer } from '@/tests/support/redis-server'
import { until } from '@/tests/support/until'

let redis: RedisServer | null = null

withApp(async (onEnd) => {
  redis = await startRedisServer()
  if (redis) onEnd(redis.stop)
  const settings: Record<string, string> = redis ? { REDIS_URL: redis.url } : {}
  return settings
})

const nameOf = async (token: string) => {
  const { status, body } = await call('GET', '/me', { token })
  expect(status).toBe(200)
  return (body as { displayName: string }).displayName
}

const rename = async (token: string, displayName: string) =>
  expect((await call('PATCH', '/me', { token, body: { displayName } })).status).toBe(200)

describe.skipIf(!hasPrograms('redis-server'))('cached reads (need redis-server)', () => {
  it('are right and succeed before, during and after each outage of Redis', async (context) => {
    const { token } = await aUser('before')
    const faults = redis?.faults
    if (!faults) return context.skip('The run has no redis-server of its own.')
    const outages = {
      frozen: [async () => faults.freeze(), async () => faults.thaw()],
      killed: [faults.kill, faults.restart],
      flushed: [faults.restart, async () => {}],
    } as const
    for (const [outage, [begin, end]] of Object.entries(outages)) {
      await rename(token, `before ${outage}`)
      for (let count = 0; count < 2; count++) expect(await nameOf(token)).toBe(`before ${outage}`)
      await begin()
      expect(await nameOf(token)).toBe(`before ${outage}`)
      await rename(token, `during ${outage}`)
      expect(await nameOf(token)).toBe(`during ${outage}`)
      await end()
      const { db } = await import('@/db')
      await until(async () => {
        expect(await nameOf(token)).toBe(`during ${outage}`)
        return db.pingRedis().catch(() => 0)
      })
      expect(await nameOf(token)).toBe(`during ${outage}`)
      await rename(token, `after ${outage}`)
      expect(await nameOf(token)).toBe(`after ${outage}`)
    }
  })
})
