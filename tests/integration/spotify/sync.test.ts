import { sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { aUser, call } from '@/tests/support/app'
import { aPlaylist, importEnded } from '@/tests/support/library'
import { connectSpotify } from '@/tests/support/spotify/connect'
import type { Playlist } from '@/tests/support/spotify/fake-spotify'
import { songs, toId } from '@/tests/support/spotify/songs'
import { withSpotify } from '@/tests/support/spotify/with-spotify'
import { until } from '@/tests/support/until'

const { spotify, nextAccount } = withSpotify()

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

type Imported = Awaited<ReturnType<typeof importEnded>>

/** A user who imported a playlist with the songs 0 to 9 from Spotify. */
async function aConnectedUser() {
  const { profileId, number } = nextAccount()
  const { token, id: userId } = await aUser()
  await connectSpotify(token)
  const source: Playlist = {
    id: toId(5_000_000 + number),
    name: 'A list',
    ownerId: profileId,
    snapshotId: 'snapshot-1',
    entries: songs(0, 10),
  }
  spotify.state.playlists.push(source)
  const begun = await call('POST', '/spotify/import', { token, body: { playlistIds: [source.id] } })
  const { playlists } = await importEnded(token, (begun.body as Imported).id)
  const playlistId = playlists[0]!.id

  const tracks = async () => {
    const { body } = await call('GET', `/playlists/${playlistId}/tracks?limit=100`, { token })
    return (body as { data: { id: string; song: { id: string; title: string } }[] }).data
  }
  const numbers = async () => (await tracks()).map(({ song }) => Number(song.title.slice(5)))
  const sync = async (body: object = {}) => {
    const answer = await call('POST', `/playlists/${playlistId}/sync`, { token, body })
    expect(answer.status, JSON.stringify(answer.body)).toBe(202)
    return importEnded(token, (answer.body as Imported).id)
  }
  /** Removes songs 3 and 4 at Spotify, moves 8 to the start and adds 20. */
  const changeAtSpotify = () => {
    source.entries = [8, 0, 1, 2, 5, 6, 7, 9, 20].map((song) => ({ number: song, kind: 'track' }))
    source.snapshotId = 'snapshot-2'
  }
  return { token, userId, playlistId, source, tracks, numbers, sync, changeAtSpotify }
}

describe('a playlist that was imported from Spotify', () => {
  it('mirrors additions, removals and moves', async () => {
    const { numbers, sync, changeAtSpotify, tracks } = await aConnectedUser()
    const before = await tracks()
    changeAtSpotify()
    await sync()
    expect(await numbers()).toEqual([8, 0, 1, 2, 5, 6, 7, 9, 20])
    const ids = new Map(before.map(({ id, song }) => [song.title, id]))
    // The tracks that stay keep their ids, so that running sets continue.
    for (const { id, song } of await tracks()) {
      if (song.title !== 'Song 20') expect(id).toBe(ids.get(song.title))
    }
  })

  it('only adds new songs in the mode append', async () => {
    const { numbers, sync, changeAtSpotify } = await aConnectedUser()
    changeAtSpotify()
    await sync({ mode: 'append' })
    expect(await numbers()).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 20])
  })

  it('keeps removed songs in the mode keep_removed', async () => {
    const { numbers, sync, changeAtSpotify } = await aConnectedUser()
    changeAtSpotify()
    await sync({ mode: 'keep_removed' })
    expect(await numbers()).toEqual([8, 0, 1, 2, 5, 6, 7, 9, 20, 3, 4])
  })

  it('stores and shows its mode, and applies a new mode at once', async () => {
    const { token, playlistId, numbers, sync, changeAtSpotify, source } = await aConnectedUser()
    changeAtSpotify()
    await sync({ mode: 'append' })
    source.entries = songs(8, 12)
    source.snapshotId = 'snapshot-3'
    await sync()
    expect(await numbers()).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 20, 10, 11])
    const { body } = await call('GET', `/playlists/${playlistId}`, { token })
    expect(body).toMatchObject({ origin: { source: 'spotify', syncMode: 'append' } })
    const { id } = await sync({ mode: 'mirror' })
    await call('POST', `/imports/${id}/confirm`, { token, body: { remove: true } })
    expect(await numbers()).toEqual([8, 9, 10, 11])
  })

  it('requests no songs if nothing changed, but updates the time of the sync', async () => {
    const { token, playlistId, sync } = await aConnectedUser()
    const syncedAt = async () => {
      const { body } = await call('GET', `/playlists/${playlistId}`, { token })
      return Date.parse((body as { origin: { syncedAt: string } }).origin.syncedAt)
    }
    const [before, asked] = [await syncedAt(), spotify.countCalls(/items$/)]
    const { status, playlists } = await sync()
    expect([status, playlists.length]).toEqual(['succeeded', 1])
    expect(spotify.countCalls(/items$/)).toBe(asked)
    expect(await syncedAt()).toBeGreaterThan(before)
  })

  it('loses nothing if Spotify renames the member of an entry', async () => {
    const { numbers, sync, changeAtSpotify } = await aConnectedUser()
    changeAtSpotify()
    spotify.state.shape = 'renamed'
    expect(await sync()).toMatchObject({ status: 'partial', report: { skippedCount: 9 } })
    expect(await numbers()).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
    spotify.state.shape = 'item'
    await sync()
    expect(await numbers()).toEqual([8, 0, 1, 2, 5, 6, 7, 9, 20])
  })

  it('loses nothing if Spotify stops before the end, and reports it', async () => {
    const { numbers, sync, source } = await aConnectedUser()
    source.entries = [...songs(5, 10), ...songs(20, 120)]
    source.snapshotId = 'snapshot-2'
    spotify.state.endsAfter = 100
    const { status, report } = await sync()
    expect(status).toBe('partial')
    expect(report.skipped).toMatchObject([
      { code: 'list_incomplete', params: { service: 'Spotify' } },
    ])
    expect((await numbers()).slice(0, 10)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
    spotify.state.endsAfter = Number.POSITIVE_INFINITY
    await sync()
    const firstPage = source.entries.slice(0, 100)
    expect(await numbers()).toEqual(firstPage.map((entry) => entry.number))
  })

  it('is emptied if it is empty at Spotify and the user confirms it', async () => {
    const { token, numbers, sync, source } = await aConnectedUser()
    source.entries = []
    source.snapshotId = 'snapshot-2'
    const { id, status, confirmation } = await sync()
    expect({ status, confirmation }).toMatchObject({
      status: 'needs_confirmation',
      confirmation: { count: 10 },
    })
    expect(await numbers()).toHaveLength(10)
    await call('POST', `/imports/${id}/confirm`, { token, body: { remove: true } })
    expect(await numbers()).toEqual([])
  })

  it('returns the location of the import of a sync', async () => {
    const { token, playlistId } = await aConnectedUser()
    const answer = await call('POST', `/playlists/${playlistId}/sync`, { token, body: {} })
    const { id } = answer.body as Imported
    expect(answer.headers.get('location')).toBe(`/api/v1/imports/${id}`)
    await importEnded(token, id)
  })

  it('is synced once for concurrent requests', async () => {
    const { token, playlistId, changeAtSpotify } = await aConnectedUser()
    changeAtSpotify()
    const first = await call('POST', `/playlists/${playlistId}/sync`, { token, body: {} })
    const second = await call('POST', `/playlists/${playlistId}/sync`, { token, body: {} })
    await importEnded(token, (first.body as Imported).id)
    expect([202, 202]).toEqual([first.status, second.status])
  })

  it('cannot be synced by another user, nor if it was imported from a file', async () => {
    const { playlistId } = await aConnectedUser()
    const { token } = await aUser('bob')
    const foreign = await call('POST', `/playlists/${playlistId}/sync`, { token, body: {} })
    expect(foreign.status).toBe(404)
    const own = await aPlaylist(token, 3)
    const { status, body } = await call('POST', `/playlists/${own}/sync`, { token, body: {} })
    expect([status, body]).toMatchObject([409, { code: 'conflict' }])
  })
})

describe('the nightly sync', () => {
  const importNightly = async () => {
    const { syncUser, enqueueNightlySyncs } = await import('@/lib/services/spotify/nightly')
    return { syncUser, enqueueNightlySyncs }
  }
  const enableNightlySync = (token: string) =>
    call('PATCH', '/me/connections/spotify', { token, body: { syncsNightly: true } })

  it('is queued for users who enabled it', async () => {
    const [{ token }] = [await aConnectedUser(), await aConnectedUser()]
    const { enqueueNightlySyncs } = await importNightly()
    expect(await enqueueNightlySyncs()).toBe(0)
    expect((await enableNightlySync(token)).body).toMatchObject({ syncsNightly: true })
    expect(await enqueueNightlySyncs()).toBe(1)
    await call('DELETE', '/me/connections/spotify', { token })
  })

  it('is queued once per user and night, however often the job runs', async () => {
    const { token, userId } = await aConnectedUser()
    await enableNightlySync(token)
    const { enqueueNightlySyncs } = await importNightly()
    for (let run = 0; run < 3; run++) await enqueueNightlySyncs()
    expect(await countQueuedSyncs(userId)).toBe(1)
    await call('DELETE', '/me/connections/spotify', { token })
  })

  it('adds no import while one is paused, and is queued again once', async () => {
    const { token, userId, source, changeAtSpotify } = await aConnectedUser()
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
    const { token, userId, numbers, changeAtSpotify, source } = await aConnectedUser()
    spotify.state.playlists.push({ ...source, id: toId(9), name: 'Never imported' })
    const { syncUser } = await importNightly()
    const asked = spotify.calls.length
    await syncUser(userId)
    expect(spotify.calls.length - asked).toBe(1)
    changeAtSpotify()
    await syncUser(userId)
    await until(async () => (await numbers()).includes(20))
    const { body } = await call('GET', '/imports', { token })
    expect((body as { data: Imported[] }).data).toHaveLength(2)
  })

  it('imports new liked songs too, and stops at songs that were imported before', async () => {
    const { token, userId } = await aConnectedUser()
    spotify.state.liked = songs(100, 400)
    const body = { liked: true }
    const begun = await call('POST', '/spotify/import', { token, body })
    await importEnded(token, (begun.body as Imported).id)
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
    const { userId, token } = await aConnectedUser()
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
