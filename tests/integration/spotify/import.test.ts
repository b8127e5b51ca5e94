import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { call } from '@/tests/support/app'
import { importEnded } from '@/tests/support/library'
import {
  aConnectedUser,
  importLists,
  listTitles,
  type ShownImport,
  startImport,
  toTitles,
} from '@/tests/support/spotify/imports'
import { type ListEntry, songs, toId } from '@/tests/support/spotify/songs'
import { withSpotify } from '@/tests/support/spotify/with-spotify'
import { until } from '@/tests/support/until'

const RECORDED = '../shared/data/spotify-api/zmb3+spotify/playlist_items_episodes_and_tracks.json'

const service = withSpotify()
const { spotify } = service

describe('an import from Spotify', () => {
  it('is found at its Location', async () => {
    const { token, list } = await aConnectedUser(service)
    const body = { playlistIds: [list(songs(0, 5)).id] }
    const { headers, body: shown } = await call('POST', '/spotify/import', { token, body })
    const { id } = shown as ShownImport
    expect(headers.get('location')).toBe(`/api/v1/imports/${id}`)
    await importEnded(token, id)
  })

  it('shows its playlists as soon as it has failed', async () => {
    const { token, list } = await aConnectedUser(service)
    spotify.planFault(/items$/, 'owner without Premium', { after: 12 })
    const id = await startImport(token, { playlistIds: [list(songs(0, 700)).id] })
    const ended = await until(async () => {
      const { body } = await call('GET', `/imports/${id}`, { token })
      return (body as ShownImport).status === 'failed' ? (body as ShownImport) : undefined
    })
    expect(ended.playlists).toMatchObject([{ trackCount: 600 }])
  })

  it('skips a playlist of an unknown form', async () => {
    const { token, list } = await aConnectedUser(service)
    const lists = [list(songs(0, 5)), list(songs(5, 9)), list(songs(9, 12)), list(songs(12, 14))]
    spotify.state.malformedPlaylists = [lists[1]!.id]
    const { body } = await call('GET', '/spotify/playlists', { token })
    expect((body as { data: unknown[] }).data).toHaveLength(3)
    const { runSpotifyImport } = await import('@/lib/services/spotify/run-import')
    const id = await startImport(token, { playlistIds: lists.map((one) => one.id) })
    await until(() => spotify.countCalls(new RegExp(`${lists[1]!.id}$`)) > 0)
    await runSpotifyImport(id, true)
    const { status, playlists, report } = (await importEnded(token, id)) as ShownImport
    expect(status).toBe('partial')
    expect(playlists.map(({ trackCount }) => trackCount)).toEqual([5, 3, 2])
    expect(report.skipped).toMatchObject([{ code: 'unknown_entry' }])
  })

  it.each(['item', 'track', 'both'] as const)('reads entries with the member %s', async (shape) => {
    const { token, list } = await aConnectedUser(service)
    spotify.state.shape = shape
    const entries = songs(0, 120)
    const { status, playlists, report, progress, name } = await importLists(token, list(entries))
    expect(status).toBe('succeeded')
    expect(name).toBe('List 1')
    expect(report).toMatchObject({ imported: 120, skippedCount: 0, duplicates: 0 })
    expect(report.created! + report.matched!).toBe(120)
    expect(progress).toEqual({ done: 120, total: 120 })
    expect(playlists).toMatchObject([{ name: 'List 1', trackCount: 120 }])
    expect(await listTitles(token, playlists[0]!.id)).toEqual(toTitles(entries))
  })

  it('stores ISRC, cover, artists, album, year and length of a song', async () => {
    const { token, list } = await aConnectedUser(service)
    const { playlists } = await importLists(token, list(songs(605, 606)))
    const { body } = await call('GET', `/playlists/${playlists[0]!.id}/tracks`, { token })
    const [track] = (body as { data: { song: object; addedAt: string }[] }).data
    expect(track!.addedAt).toBe('2020-01-01T10:05:00.000Z')
    expect(track!.song).toMatchObject({
      title: 'Song 605',
      isrc: 'SE6050000605',
      source: 'spotify',
      releaseYear: 1965,
      durationMs: 120_000 + ((605 * 7_919) % 240_000),
      explicit: true,
      artists: [{ name: 'Artist 23' }, { name: 'Artist 116' }],
      album: {
        title: 'Album 205',
        coverUrl: expect.stringMatching(/^https:\/\/i\.scdn\.co\/.*300$/),
      },
    })
  })

  it('reports episodes, local files, removed songs and malformed entries', async () => {
    const { token, list } = await aConnectedUser(service)
    const entries: ListEntry[] = [
      ...songs(0, 49),
      { number: 900, kind: 'episode' },
      { number: 901, kind: 'local' },
      { number: 902, kind: 'removed' },
      { number: 903, kind: 'malformed' },
      ...songs(60, 62),
      ...songs(0, 1),
    ]
    const { status, report, progress, playlists } = await importLists(token, list(entries))
    expect(status).toBe('partial')
    expect(report).toMatchObject({ imported: 52, duplicates: 1, skippedCount: 4 })
    expect(report.skipped.map(({ line, code }) => [line, code])).toEqual([
      [50, 'podcast_episode'],
      [51, 'local_file'],
      [52, 'removed_from_service'],
      [53, 'unknown_entry'],
    ])
    expect(progress).toEqual({ done: 56, total: 56 })
    expect(playlists[0]!.trackCount).toBe(52)
  })

  it('imports recorded responses of Spotify (needs ../shared/data)', async (context) => {
    if (!existsSync(RECORDED)) {
      return context.skip(`The recorded responses are not available (${RECORDED}).`)
    }
    const { items } = JSON.parse(readFileSync(RECORDED, 'utf8')) as { items: unknown[] }
    const { token, list } = await aConnectedUser(service)
    const { status, report, playlists } = await importLists(token, list([], { recorded: items }))
    expect(status).toBe('partial')
    expect(report).toMatchObject({ imported: 2, skippedCount: 2 })
    expect(await listTitles(token, playlists[0]!.id)).toHaveLength(2)
  })

  it('cleans the name of a playlist and truncates it between characters', async () => {
    const { token, list } = await aConnectedUser(service)
    const start = 'n'.repeat(199)
    const odd = list(songs(0, 3), { name: `\0${start}😀`, description: 'One\0\nTwo' })
    const { status, name, playlists } = await importLists(token, odd)
    expect([status, name]).toEqual(['succeeded', start])
    const { body } = await call('GET', `/playlists/${playlists[0]!.id}`, { token })
    expect(body).toMatchObject({ name: start, description: 'One\nTwo' })
  })

  it('imports several lists and liked songs at once', async () => {
    const { token, list } = await aConnectedUser(service)
    const odd: ListEntry = { number: 900, kind: 'episode' }
    const lists = [list(songs(0, 70)), list([...songs(50, 60), odd]), list(songs(10, 12))]
    spotify.state.liked = songs(0, 130)
    const id = await startImport(token, { playlistIds: lists.map((one) => one.id), liked: true })
    const { status, playlists, report, name } = (await importEnded(token, id)) as ShownImport
    expect(status).toBe('partial')
    expect(report.skipped).toMatchObject([{ line: 11, text: 'Episode 900 (List 2)' }])
    expect(name).toBe('3 playlists and liked songs')
    expect(playlists.map(({ trackCount }) => trackCount)).toEqual([70, 10, 2])
    expect(report.imported).toBe(212)
    const { body } = await call('GET', '/me/liked?limit=2', { token })
    const titles = (body as { data: { song: { title: string } }[] }).data.map(
      (row) => row.song.title,
    )
    expect(titles).toEqual(['Song 129', 'Song 128'])
    // All three were opened with one call; one was read in two pages and compared again.
    expect(lists.map((one) => spotify.countCalls(new RegExp(`${one.id}$`)))).toEqual([1, 0, 0])
  })

  it('skips lists that cannot be read, and imports the others', async () => {
    const { token, list } = await aConnectedUser(service)
    const lists = [
      list(songs(0, 5)),
      list(songs(5, 9), { ownerId: 'bob', name: 'Of Bob' }),
      list(songs(9, 12)),
    ]
    const gone = { ...lists[0]!, id: toId(77) }
    const { status, playlists, report } = await importLists(token, ...lists, gone)
    expect(status).toBe('partial')
    expect(playlists.map(({ trackCount }) => trackCount)).toEqual([5, 3])
    expect(report.skipped.map(({ code }) => code)).toEqual(['list_not_shared', 'list_not_found'])
  })

  it('fails with a problem if no list can be read', async () => {
    const { token, list } = await aConnectedUser(service)
    const ended = await importLists(token, list(songs(0, 5), { ownerId: 'bob' }))
    expect(ended).toMatchObject({
      status: 'failed',
      problem: { code: 'list_not_shared', params: { service: 'Spotify' } },
    })
    expect(ended.problem?.text).toBe(ended.error)
  })

  it('updates the playlist if it is repeated, and requests no songs if nothing changed', async () => {
    const { token, list } = await aConnectedUser(service)
    const playlist = list(songs(0, 100))
    const first = await importLists(token, playlist)
    const before = spotify.countCalls(/items$/)
    const same = await importLists(token, playlist)
    expect(same.status).toBe('succeeded')
    expect(same.playlists).toEqual(first.playlists)
    expect(spotify.countCalls(/items$/)).toBe(before)
    playlist.entries = [...songs(60, 110), ...songs(0, 40)]
    playlist.snapshotId = 'snapshot-2'
    const changed = await importLists(token, playlist)
    expect(changed.playlists[0]!.id).toBe(first.playlists[0]!.id)
    expect(await listTitles(token, first.playlists[0]!.id)).toEqual(toTitles(playlist.entries))
    const { body } = await call('GET', '/playlists', { token })
    expect((body as { data: unknown[] }).data).toHaveLength(1)
  })

  it('restarts a list that changed while it was read', async () => {
    const { token, list } = await aConnectedUser(service)
    const playlist = list(songs(0, 150))
    const id = await startImport(token, { playlistIds: [playlist.id] })
    await until(() => spotify.countCalls(new RegExp(`${playlist.id}/items`)) > 1)
    playlist.entries = songs(20, 150)
    playlist.snapshotId = 'snapshot-2'
    const { status, report, playlists } = (await importEnded(token, id)) as ShownImport
    expect(status).toBe('succeeded')
    expect(report.imported).toBe(130)
    expect(await listTitles(token, playlists[0]!.id)).toEqual(toTitles(playlist.entries))
  })

  it('can be cancelled, and keeps the imported tracks', async () => {
    const { token, list } = await aConnectedUser(service)
    spotify.state.delayMs = 30
    const playlist = list(songs(0, 2_000))
    const id = await startImport(token, { playlistIds: [playlist.id] })
    await until(async () => {
      const { body } = await call('GET', `/imports/${id}`, { token })
      return (body as ShownImport).progress.done >= 100
    })
    expect((await call('POST', `/imports/${id}/cancel`, { token })).status).toBe(200)
    const ended = await until(async () => {
      const { body } = await call('GET', `/imports/${id}`, { token })
      return (body as ShownImport).playlists.length > 0 ? (body as ShownImport) : undefined
    })
    expect(ended.status).toBe('cancelled')
    const { trackCount } = ended.playlists[0]!
    expect(trackCount).toBeGreaterThanOrEqual(100)
    expect(trackCount).toBeLessThan(2_000)
    const asked = spotify.calls.length
    spotify.state.delayMs = 0
    const { playlists } = await importLists(token, playlist)
    expect(playlists).toMatchObject([{ id: ended.playlists[0]!.id, trackCount: 2_000 }])
    expect(spotify.calls.length).toBeGreaterThan(asked)
  })
})

it('all requests conform to the OpenAPI document of Spotify', () => {
  expect(spotify.violations).toEqual([])
})
