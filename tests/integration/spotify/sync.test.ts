import { sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { aUser, call } from '@/tests/support/app'
import { aPlaylist, importEnded } from '@/tests/support/library'
import { connectSpotify } from '@/tests/support/spotify/connect'
import { idOf, songs } from '@/tests/support/spotify/songs'
import type { Playlist } from '@/tests/support/spotify/stand-in'
import { withSpotify } from '@/tests/support/spotify/with-spotify'
import { until } from '@/tests/support/until'

const { spotify, nextAccount } = withSpotify()

/** How many syncs of a user wait in the queue. */
async function queuedFor(userId: string): Promise<number> {
  const { db } = await import('@/db')
  const found: unknown = await db.describe().postgres.drizzle.execute(
    sql`select count(*)::int as count from pgboss.job
        where name = 'spotify_sync' and state = 'created' and data->>'userId' = ${userId}`,
  )
  const rows = Array.isArray(found) ? found : (found as { rows: unknown[] }).rows
  return (rows[0] as { count: number }).count
}

type Imported = Awaited<ReturnType<typeof importEnded>>

/** A user with the songs 0 to 9 of a playlist at Spotify, brought in. */
async function aListener() {
  const { profileId, number } = nextAccount()
  const { token, id: userId } = await aUser()
  await connectSpotify(token)
  const there: Playlist = {
    id: idOf(5_000_000 + number),
    name: 'A list',
    ownerId: profileId,
    snapshotId: 'snapshot-1',
    entries: songs(0, 10),
  }
  spotify.state.playlists.push(there)
  const begun = await call('POST', '/spotify/import', { token, body: { playlistIds: [there.id] } })
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
  /** Takes songs 3 and 4 out over there, puts 8 first and adds 20. */
  const changeThere = () => {
    there.entries = [8, 0, 1, 2, 5, 6, 7, 9, 20].map((song) => ({ number: song, kind: 'track' }))
    there.snapshotId = 'snapshot-2'
  }
  return { token, userId, playlistId, there, tracks, numbers, sync, changeThere }
}

describe('a playlist that came from Spotify', () => {
  it('mirrors it: what came, went and moved there does so here', async () => {
    const { numbers, sync, changeThere, tracks } = await aListener()
    const before = await tracks()
    changeThere()
    await sync()
    expect(await numbers()).toEqual([8, 0, 1, 2, 5, 6, 7, 9, 20])
    const ids = new Map(before.map(({ id, song }) => [song.title, id]))
    // What stayed is still the same track: a set that is running goes on.
    for (const { id, song } of await tracks()) {
      if (song.title !== 'Song 20') expect(id).toBe(ids.get(song.title))
    }
  })

  it('takes what is new and touches nothing else, where that was chosen', async () => {
    const { numbers, sync, changeThere } = await aListener()
    changeThere()
    await sync({ mode: 'append' })
    expect(await numbers()).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 20])
  })

  it('keeps what was taken out there, where that was chosen', async () => {
    const { numbers, sync, changeThere } = await aListener()
    changeThere()
    await sync({ mode: 'keep_removed' })
    expect(await numbers()).toEqual([8, 0, 1, 2, 5, 6, 7, 9, 20, 3, 4])
  })

  it('remembers what was chosen, says it, and another choice comes into force at once', async () => {
    const { token, playlistId, numbers, sync, changeThere, there } = await aListener()
    changeThere()
    await sync({ mode: 'append' })
    there.entries = songs(8, 12)
    there.snapshotId = 'snapshot-3'
    await sync()
    expect(await numbers()).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 20, 10, 11])
    const { body } = await call('GET', `/playlists/${playlistId}`, { token })
    expect(body).toMatchObject({ origin: { source: 'spotify', syncMode: 'append' } })
    await sync({ mode: 'mirror' })
    expect(await numbers()).toEqual([8, 9, 10, 11])
  })

  it('asks for no songs where nothing changed, but says that it looked', async () => {
    const { token, playlistId, sync } = await aListener()
    const syncedAt = async () => {
      const { body } = await call('GET', `/playlists/${playlistId}`, { token })
      return Date.parse((body as { origin: { syncedAt: string } }).origin.syncedAt)
    }
    const [before, asked] = [await syncedAt(), spotify.countOf(/items$/)]
    const { status, playlists } = await sync()
    expect([status, playlists.length]).toEqual(['succeeded', 1])
    expect(spotify.countOf(/items$/)).toBe(asked)
    expect(await syncedAt()).toBeGreaterThan(before)
  })

  it('loses nothing where Spotify renames its songs', async () => {
    const { numbers, sync, changeThere } = await aListener()
    changeThere()
    spotify.state.shape = 'renamed'
    expect(await sync()).toMatchObject({ status: 'partial', report: { skippedCount: 9 } })
    expect(await numbers()).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
    spotify.state.shape = 'item'
    await sync()
    expect(await numbers()).toEqual([8, 0, 1, 2, 5, 6, 7, 9, 20])
  })

  it('loses nothing where Spotify stops before the end, and says so', async () => {
    const { numbers, sync, there } = await aListener()
    there.entries = [...songs(5, 10), ...songs(20, 120)]
    there.snapshotId = 'snapshot-2'
    spotify.state.stopsAt = 100
    const { status, report } = await sync()
    expect(status).toBe('partial')
    expect(report.skipped).toMatchObject([
      { code: 'list_incomplete', params: { service: 'Spotify' } },
    ])
    expect((await numbers()).slice(0, 10)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
    spotify.state.stopsAt = Number.POSITIVE_INFINITY
    await sync()
    const firstPage = there.entries.slice(0, 100)
    expect(await numbers()).toEqual(firstPage.map((entry) => entry.number))
  })

  it('is emptied where nothing is left of it there', async () => {
    const { numbers, sync, there } = await aListener()
    there.entries = []
    there.snapshotId = 'snapshot-2'
    await sync()
    expect(await numbers()).toEqual([])
  })

  it('leads to the import that its sync is', async () => {
    const { token, playlistId } = await aListener()
    const answer = await call('POST', `/playlists/${playlistId}/sync`, { token, body: {} })
    const { id } = answer.body as Imported
    expect(answer.headers.get('location')).toBe(`/api/v1/imports/${id}`)
    await importEnded(token, id)
  })

  it('is synced once, however often that is asked for at the same time', async () => {
    const { token, playlistId, changeThere } = await aListener()
    changeThere()
    const first = await call('POST', `/playlists/${playlistId}/sync`, { token, body: {} })
    const second = await call('POST', `/playlists/${playlistId}/sync`, { token, body: {} })
    await importEnded(token, (first.body as Imported).id)
    expect([202, 202]).toEqual([first.status, second.status])
  })

  it('is not somebody else’s to sync, nor is one that came from a file', async () => {
    const { playlistId } = await aListener()
    const { token } = await aUser('bob')
    const foreign = await call('POST', `/playlists/${playlistId}/sync`, { token, body: {} })
    expect(foreign.status).toBe(404)
    const own = await aPlaylist(token, 3)
    const { status, body } = await call('POST', `/playlists/${own}/sync`, { token, body: {} })
    expect([status, body]).toMatchObject([409, { code: 'conflict' }])
  })
})

describe('the nightly sync', () => {
  const night = async () => {
    const { syncUser, enqueueNightlySyncs } = await import('@/lib/services/spotify/nightly')
    return { syncUser, enqueueNightlySyncs }
  }
  const switchOn = (token: string) =>
    call('PATCH', '/me/connections/spotify', { token, body: { syncsNightly: true } })

  it('is for those who switched it on', async () => {
    const [{ token }] = [await aListener(), await aListener()]
    const { enqueueNightlySyncs } = await night()
    expect(await enqueueNightlySyncs()).toBe(0)
    expect((await switchOn(token)).body).toMatchObject({ syncsNightly: true })
    expect(await enqueueNightlySyncs()).toBe(1)
    await call('DELETE', '/me/connections/spotify', { token })
  })

  it('is queued once a user and night, however often the night begins', async () => {
    const { token, userId } = await aListener()
    await switchOn(token)
    const { enqueueNightlySyncs } = await night()
    for (let run = 0; run < 3; run++) await enqueueNightlySyncs()
    expect(await queuedFor(userId)).toBe(1)
    await call('DELETE', '/me/connections/spotify', { token })
  })

  it('adds no import while one waits, and waits for its turn once', async () => {
    const { token, userId, there, changeThere } = await aListener()
    changeThere()
    spotify.trouble(/items$/, 'wait 79892 s')
    const { syncUser } = await night()
    await syncUser(userId)
    const imports = async () =>
      (await call('GET', '/imports', { token })).body as { data: { waitingUntil: string | null }[] }
    await until(async () => (await imports()).data[0]?.waitingUntil)
    for (let run = 0; run < 3; run++) await syncUser(userId)
    expect(await queuedFor(userId)).toBe(1)
    const { db } = await import('@/db')
    await db.cache().remove(`spotify-wait:${spotify.clientId}`)
    for (let run = 0; run < 3; run++) await syncUser(userId)
    expect((await imports()).data).toHaveLength(2)
    expect(there.entries).toHaveLength(9)
  })

  it('imports what changed and nothing else, with one look at the library', async () => {
    const { token, userId, numbers, changeThere, there } = await aListener()
    spotify.state.playlists.push({ ...there, id: idOf(9), name: 'Never brought in' })
    const { syncUser } = await night()
    const asked = spotify.asked.length
    await syncUser(userId)
    expect(spotify.asked.length - asked).toBe(1)
    changeThere()
    await syncUser(userId)
    await until(async () => (await numbers()).includes(20))
    const { body } = await call('GET', '/imports', { token })
    expect((body as { data: Imported[] }).data).toHaveLength(2)
  })

  it('keeps up with liked songs too, and reads no further than what it knows', async () => {
    const { token, userId } = await aListener()
    spotify.state.liked = songs(100, 400)
    const body = { liked: true }
    const begun = await call('POST', '/spotify/import', { token, body })
    await importEnded(token, (begun.body as Imported).id)
    spotify.state.liked = songs(100, 410)
    const asked = spotify.countOf(/me\/tracks/)
    const { syncUser } = await night()
    await syncUser(userId)
    await until(async () => {
      const { body } = await call('GET', '/me/liked?limit=1', { token })
      return (body as { data: { song: { title: string } }[] }).data[0]?.song.title === 'Song 409'
    })
    expect(spotify.countOf(/me\/tracks/) - asked).toBe(2)
  })

  it('comes back later where Spotify asks to wait, and leaves who has to connect anew alone', async () => {
    const { userId, token } = await aListener()
    const { syncUser } = await night()
    spotify.trouble(/me\/playlists/, 'wait 79892 s')
    await syncUser(userId)
    const { db } = await import('@/db')
    await db.cache().remove(`spotify-wait:${spotify.clientId}`)
    spotify.trouble(/me\/playlists/, 'token ended')
    spotify.trouble(/token/, 'invalid grant')
    await syncUser(userId)
    const asked = spotify.asked.length
    await syncUser(userId)
    expect(spotify.asked.length).toBe(asked)
    const { body } = await call('GET', '/me/connections', { token })
    expect(body).toMatchObject({ data: [{ status: 'broken' }] })
  })
})

it('asked Spotify for nothing its document does not have', () => {
  expect(spotify.violations).toEqual([])
})
