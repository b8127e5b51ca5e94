import { sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { call } from '@/tests/support/app'
import { importEnded } from '@/tests/support/library'
import type { ShownImport } from '@/tests/support/spotify/imports'
import { songs, toId } from '@/tests/support/spotify/songs'
import { withSpotify } from '@/tests/support/spotify/with-spotify'
import { until } from '@/tests/support/until'
import { anImportedList } from './imported-list'

const context = withSpotify()
const { spotify } = context

/** Counts the queued syncs of a user. */
async function countQueuedSyncs(userId: string): Promise<number> {
  const { db } = await import('@/db')
  const found: unknown = await db.describe().postgres.drizzle.execute(
    sql`select count(*)::int as count from pgboss.job
        where name = 'spotify_sync' and state = 'created' and data->>'userId' = ${userId}`,
  )
  const rows = Array.isArray(found) ? found : (found as { rows: unknown[] }).rows
  return (rows[0] as { count: number }).count
}

describe('the nightly sync', () => {
  const importNightly = async () => {
    const { syncUser, enqueueNightlySyncs } = await import('@/lib/services/spotify/nightly')
    return { syncUser, enqueueNightlySyncs }
  }
  const enableNightlySync = (token: string) =>
    call('PATCH', '/me/connections/spotify', { token, body: { syncsNightly: true } })

  it('is queued for users who enabled it', async () => {
    const [{ token }] = [await anImportedList(context), await anImportedList(context)]
    const { enqueueNightlySyncs } = await importNightly()
    expect(await enqueueNightlySyncs()).toBe(0)
    expect((await enableNightlySync(token)).body).toMatchObject({ syncsNightly: true })
    expect(await enqueueNightlySyncs()).toBe(1)
    await call('DELETE', '/me/connections/spotify', { token })
  })

  it('is queued once per user and night, however often the job runs', async () => {
    const { token, userId } = await anImportedList(context)
    await enableNightlySync(token)
    const { enqueueNightlySyncs } = await importNightly()
    for (let run = 0; run < 3; run++) await enqueueNightlySyncs()
    expect(await countQueuedSyncs(userId)).toBe(1)
    await call('DELETE', '/me/connections/spotify', { token })
  })

  it('adds no import while one is paused, and is queued again once', async () => {
    const { token, userId, source, changeAtSpotify } = await anImportedList(context)
    changeAtSpotify()
    spotify.planFault(/items$/, 'wait 79892 s')
    const { syncUser } = await importNightly()
    await syncUser(userId)
    const imports = async () =>
      (await call('GET', '/imports', { token })).body as { data: { waitingUntil: string | null }[] }
    await until(async () => (await imports()).data[0]?.waitingUntil)
    for (let run = 0; run < 3; run++) await syncUser(userId)
    expect(await countQueuedSyncs(userId)).toBe(1)
    const { db } = await import('@/db')
    await db.cache().remove(`spotify-wait:${spotify.clientId}`)
    for (let run = 0; run < 3; run++) await syncUser(userId)
    expect((await imports()).data).toHaveLength(2)
    expect(source.entries).toHaveLength(9)
  })

  it('imports only changed playlists, with one call for their versions', async () => {
    const { token, userId, numbers, changeAtSpotify, source } = await anImportedList(context)
    spotify.state.playlists.push({ ...source, id: toId(9), name: 'Never imported' })
    const { syncUser } = await importNightly()
    const asked = spotify.calls.length
    await syncUser(userId)
    expect(spotify.calls.length - asked).toBe(1)
    changeAtSpotify()
    await syncUser(userId)
    await until(async () => (await numbers()).includes(20))
    const { body } = await call('GET', '/imports', { token })
    expect((body as { data: ShownImport[] }).data).toHaveLength(2)
  })

  it('imports new liked songs too, and stops at songs that were imported before', async () => {
    const { token, userId } = await anImportedList(context)
    spotify.state.liked = songs(100, 400)
    const body = { liked: true }
    const begun = await call('POST', '/spotify/import', { token, body })
    await importEnded(token, (begun.body as ShownImport).id)
    spotify.state.liked = songs(100, 410)
    const asked = spotify.countCalls(/me\/tracks/)
    const { syncUser } = await importNightly()
    await syncUser(userId)
    await until(async () => {
      const { body } = await call('GET', '/me/liked?limit=1', { token })
      return (body as { data: { song: { title: string } }[] }).data[0]?.song.title === 'Song 409'
    })
    expect(spotify.countCalls(/me\/tracks/) - asked).toBe(2)
  })

  it('is queued again after a pause, and skips users who have to connect again', async () => {
    const { userId, token } = await anImportedList(context)
    const { syncUser } = await importNightly()
    spotify.planFault(/me\/playlists/, 'wait 79892 s')
    await syncUser(userId)
    const { db } = await import('@/db')
    await db.cache().remove(`spotify-wait:${spotify.clientId}`)
    spotify.planFault(/me\/playlists/, 'token ended')
    spotify.planFault(/token/, 'invalid grant')
    await syncUser(userId)
    const asked = spotify.calls.length
    await syncUser(userId)
    expect(spotify.calls.length).toBe(asked)
    const { body } = await call('GET', '/me/connections', { token })
    expect(body).toMatchObject({ data: [{ status: 'broken' }] })
  })
})

it('all requests conform to the OpenAPI document of Spotify', () => {
  expect(spotify.violations).toEqual([])
})
