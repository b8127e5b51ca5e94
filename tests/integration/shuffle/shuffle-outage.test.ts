import { describe, expect, it } from 'vitest'
import { aUser, withApp } from '@/tests/support/app'
import { aPlaylist } from '@/tests/support/library'
import { hasRedisServer, type RedisServer, startRedisServer } from '@/tests/support/redis-server'
import { requestNext, requestTurns } from '@/tests/support/shuffle-steps'

const SIZE = 40

// Needs a Redis server: apt-get install redis-server, or set REDIS_URL.
describe.skipIf(!hasRedisServer())('an outage of Redis (needs redis-server)', () => {
  let server: RedisServer

  withApp(async (onEnd) => {
    server = (await startRedisServer())!
    onEnd(server.stop)
    return { REDIS_URL: server.url }
  })

  it.each([
    ['freezes and resumes', () => server.faults!.freeze(), () => server.faults!.thaw()],
    ['is killed and restarts empty', () => server.faults!.kill(), () => server.faults!.restart()],
  ])('continues from Postgres when Redis %s', async (_, begin, end) => {
    const { token } = await aUser()
    const playlist = await aPlaylist(token, SIZE)
    const before = await requestTurns(token, playlist, 10)
    await begin()
    const during = await requestTurns(token, playlist, 12, 10)
    const concurrent = await Promise.all(
      Array.from({ length: 4 }, () => requestNext(token, playlist)),
    )
    await end()
    const after = await requestTurns(token, playlist, SIZE - 26, 26)
    const steps = [...before, ...during, ...concurrent, ...after]
    const turns = steps.map((step) => step.turn).sort((a, b) => a - b)
    expect(turns).toEqual(Array.from({ length: SIZE }, (_, index) => index + 1))
    expect(new Set(steps.map((step) => step.track.id)).size).toBe(SIZE)
  })
})
