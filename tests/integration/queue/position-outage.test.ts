import { describe, expect, it } from 'vitest'
import type { Queue } from '@/lib/contract/queue'
import { aUser, call, withApp } from '@/tests/support/app'
import { hasRedisServer, type RedisServer, startRedisServer } from '@/tests/support/redis-server'
import { someSongs } from '@/tests/support/songs'

const deviceId = '0199c3f2-5a1e-7c4b-9d2a-6f8e1b3c5d01'

// Needs a Redis server: apt-get install redis-server, or set REDIS_URL.
describe.skipIf(!hasRedisServer())('the position without Redis (needs redis-server)', () => {
  let server: RedisServer | null

  withApp(async (onEnd) => {
    server = await startRedisServer()
    if (!server) throw new Error('Redis did not start.')
    onEnd(server.stop)
    return { REDIS_URL: server.url }
  })

  it('is kept before, during and after the outage', async () => {
    const { token, id } = await aUser()
    const [songId = ''] = await someSongs(id, [{ title: 'One' }])
    const context = { kind: 'library', id: null }
    const current = { songId, positionMs: 0, paused: false }
    const state = { version: 0, context, order: 'list', repeat: 'off', current }
    await call('PUT', '/me/queue', { token, body: { ...state, device: { id: deviceId } } })
    const save = (positionMs: number) =>
      call('PUT', '/me/queue/position', { token, body: { deviceId, positionMs, paused: false } })
    const positionMs = async () =>
      ((await call('GET', '/me/queue', { token })).body as Queue).current?.positionMs
    await save(100_000)
    expect(await positionMs()).toBeGreaterThanOrEqual(100_000)
    await server?.faults?.kill()
    await save(130_000)
    expect(await positionMs()).toBeGreaterThanOrEqual(130_000)
    await server?.faults?.restart()
    await save(150_000)
    expect(await positionMs()).toBeGreaterThanOrEqual(150_000)
  })
})
