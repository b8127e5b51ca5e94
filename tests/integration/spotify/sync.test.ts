import { describe, expect, it } from 'vitest'
import { aUser, call } from '@/tests/support/app'
import { aPlaylist, importEnded } from '@/tests/support/library'
import type { ShownImport } from '@/tests/support/spotify/imports'
import { songs } from '@/tests/support/spotify/songs'
import { withSpotify } from '@/tests/support/spotify/with-spotify'
import { anImportedList } from './imported-list'

const context = withSpotify()
const { spotify } = context

describe('a playlist that was imported from Spotify', () => {
  it('mirrors additions, removals and moves', async () => {
    const { numbers, sync, changeAtSpotify, tracks } = await anImportedList(context)
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
    const { numbers, sync, changeAtSpotify } = await anImportedList(context)
    changeAtSpotify()
    await sync({ mode: 'append' })
    expect(await numbers()).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 20])
  })

  it('keeps removed songs in the mode keep_removed', async () => {
    const { numbers, sync, changeAtSpotify } = await anImportedList(context)
    changeAtSpotify()
    await sync({ mode: 'keep_removed' })
    expect(await numbers()).toEqual([8, 0, 1, 2, 5, 6, 7, 9, 20, 3, 4])
  })

  it('stores and shows its mode, and applies a new mode at once', async () => {
    const { token, playlistId, numbers, sync, changeAtSpotify, source } =
      await anImportedList(context)
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
    const { token, playlistId, sync } = await anImportedList(context)
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
    const { numbers, sync, changeAtSpotify } = await anImportedList(context)
    changeAtSpotify()
    spotify.state.shape = 'renamed'
    expect(await sync()).toMatchObject({ status: 'partial', report: { skippedCount: 9 } })
    expect(await numbers()).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
    spotify.state.shape = 'item'
    await sync()
    expect(await numbers()).toEqual([8, 0, 1, 2, 5, 6, 7, 9, 20])
  })

  it('loses nothing if Spotify stops before the end, and reports it', async () => {
    const { numbers, sync, source } = await anImportedList(context)
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
    const { token, numbers, sync, source } = await anImportedList(context)
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
    const { token, playlistId } = await anImportedList(context)
    const answer = await call('POST', `/playlists/${playlistId}/sync`, { token, body: {} })
    const { id } = answer.body as ShownImport
    expect(answer.headers.get('location')).toBe(`/api/v1/imports/${id}`)
    await importEnded(token, id)
  })

  it('is synced once for concurrent requests', async () => {
    const { token, playlistId, changeAtSpotify } = await anImportedList(context)
    changeAtSpotify()
    const first = await call('POST', `/playlists/${playlistId}/sync`, { token, body: {} })
    const second = await call('POST', `/playlists/${playlistId}/sync`, { token, body: {} })
    await importEnded(token, (first.body as ShownImport).id)
    expect([202, 202]).toEqual([first.status, second.status])
  })

  it('cannot be synced by another user, nor if it was imported from a file', async () => {
    const { playlistId } = await anImportedList(context)
    const { token } = await aUser('bob')
    const foreign = await call('POST', `/playlists/${playlistId}/sync`, { token, body: {} })
    expect(foreign.status).toBe(404)
    const own = await aPlaylist(token, 3)
    const { status, body } = await call('POST', `/playlists/${own}/sync`, { token, body: {} })
    expect([status, body]).toMatchObject([409, { code: 'conflict' }])
  })
})

it('all requests conform to the OpenAPI document of Spotify', () => {
  expect(spotify.violations).toEqual([])
})
