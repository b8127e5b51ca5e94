import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { aUser, call } from '@/tests/support/app'
import { importEnded } from '@/tests/support/library'
import { connectSpotify } from '@/tests/support/spotify/connect'
import type { Playlist } from '@/tests/support/spotify/fake-spotify'
import { type ListEntry, songs, toId } from '@/tests/support/spotify/songs'
import { withSpotify } from '@/tests/support/spotify/with-spotify'
import { until } from '@/tests/support/until'

const RECORDED = '../shared/data/spotify-api/zmb3+spotify/playlist_items_episodes_and_tracks.json'

const { spotify, nextAccount } = withSpotify()

/** A connected user; `list` adds a playlist to their Spotify account. */
async function aConnectedUser() {
  const { profileId, number } = nextAccount()
  const { token } = await aUser()
  await connectSpotify(token)
  const list = (entries: ListEntry[], more: Partial<Playlist> = {}): Playlist => {
    const playlist = {
      id: toId(1_000_000 + spotify.state.playlists.length + number * 1_000),
      name: `List ${spotify.state.playlists.length + 1}`,
      ownerId: profileId,
      snapshotId: 'snapshot-1',
      entries,
      ...more,
    }
    spotify.state.playlists.push(playlist)
    return playlist
  }
  return { token, list }
}

type Answer = Awaited<ReturnType<typeof importEnded>> & {
  waitingUntil: string | null
  name: string
}

const startImport = async (token: string, body: object) => {
  const answer = await call('POST', '/spotify/import', { token, body })
  expect(answer.status, JSON.stringify(answer.body)).toBe(202)
  return (answer.body as Answer).id
}
const importLists = async (token: string, ...lists: Playlist[]) =>
  (await importEnded(
    token,
    await startImport(token, { playlistIds: lists.map((list) => list.id) }),
  )) as Answer

/** Lists the titles of a playlist in its order. */
async function listTitles(token: string, playlistId: string): Promise<string[]> {
  const titles: string[] = []
  for (let cursor = ''; ; ) {
    const { body } = await call('GET', `/playlists/${playlistId}/tracks?limit=100${cursor}`, {
      token,
    })
    const page = body as { data: { song: { title: string } }[]; nextCursor: string | null }
    titles.push(...page.data.map(({ song }) => song.title))
    if (!page.nextCursor) return titles
    cursor = `&cursor=${page.nextCursor}`
  }
}

const toTitles = (entries: ListEntry[]) => entries.map((entry) => `Song ${entry.number}`)

describe('the playlists to choose from', () => {
  it('are listed page by page, with the reason if one cannot be imported', async () => {
    const { token, list } = await aConnectedUser()
    for (let index = 0; index < 60; index++) list(songs(index, index + 1))
    list(songs(0, 30), { ownerId: 'spotify', name: 'Made for you' })
    list(songs(0, 30), { ownerId: 'bob', name: 'Of Bob' })
    list(songs(0, 30), { ownerId: 'bob', name: 'Of Bob and me', collaborative: true })
    type Row = { name: string; isImportable: boolean; reason: string | null; imported: unknown }
    const rows: Row[] = []
    for (let cursor: string | null = ''; cursor !== null; ) {
      const { status, body } = await call('GET', `/spotify/playlists${cursor}`, { token })
      expect(status).toBe(200)
      const page = body as { data: Row[]; nextCursor: string | null }
      rows.push(...page.data)
      cursor = page.nextCursor && `?cursor=${page.nextCursor}`
    }
    expect(rows).toHaveLength(63)
    expect(
      rows.filter((row) => !row.isImportable).map(({ name, reason }) => [name, reason]),
    ).toEqual([
      ['Made for you', expect.stringContaining('Made by Spotify')],
      ['Of Bob', expect.stringContaining('another user')],
    ])
    expect(rows[0]!.imported).toBeNull()
  })

  it('cannot be imported without a choice', async () => {
    const { token } = await aConnectedUser()
    const { status } = await call('POST', '/spotify/import', { token, body: {} })
    expect(status).toBe(422)
  })

  it('are imported once for an Idempotency-Key', async () => {
    const { token, list } = await aConnectedUser()
    const body = { playlistIds: [list(songs(0, 5)).id] }
    const headers = { 'idempotency-key': 'key-of-this-test' }
    const responses = await Promise.all(
      Array.from({ length: 3 }, () => call('POST', '/spotify/import', { token, body, headers })),
    )
    const taken = responses.filter(({ status }) => status === 202)
    expect(new Set(taken.map((answer) => (answer.body as Answer).id)).size).toBe(1)
  })
})

describe('a second request during an import', () => {
  it('returns the same import, and imports only other lists', async () => {
    const { token, list } = await aConnectedUser()
    spotify.state.delayMs = 100
    const lists = [list(songs(0, 5)), list(songs(5, 9)), list(songs(9, 12))]
    const [first, second, third] = lists.map(({ id }) => id)
    const begun = await startImport(token, { playlistIds: [first, second] })
    const again = await Promise.all(
      Array.from({ length: 5 }, () => startImport(token, { playlistIds: [second, first] })),
    )
    expect(new Set(again)).toEqual(new Set([begun]))
    const more = await startImport(token, { playlistIds: [first, third] })
    expect(more).not.toBe(begun)
    expect((await importEnded(token, begun)).playlists).toHaveLength(2)
    expect((await importEnded(token, more)).playlists).toMatchObject([{ trackCount: 3 }])
  })

  it('at the same time returns the same import', async () => {
    const { token, list } = await aConnectedUser()
    spotify.state.delayMs = 100
    const body = { playlistIds: [list(songs(0, 5)).id] }
    const ids = await Promise.all(Array.from({ length: 8 }, () => startImport(token, body)))
    expect(new Set(ids).size).toBe(1)
    await importEnded(token, ids[0]!)
  })
})

describe('an import from Spotify', () => {
  it('is found at its Location', async () => {
    const { token, list } = await aConnectedUser()
    const body = { playlistIds: [list(songs(0, 5)).id] }
    const { headers, body: shown } = await call('POST', '/spotify/import', { token, body })
    const { id } = shown as Answer
    expect(headers.get('location')).toBe(`/api/v1/imports/${id}`)
    await importEnded(token, id)
  })

  it('shows its playlists as soon as it has failed', async () => {
    const { token, list } = await aConnectedUser()
    spotify.planFault(/items$/, 'owner without Premium', { after: 12 })
    const id = await startImport(token, { playlistIds: [list(songs(0, 700)).id] })
    const ended = await until(async () => {
      const { body } = await call('GET', `/imports/${id}`, { token })
      return (body as Answer).status === 'failed' ? (body as Answer) : undefined
    })
    expect(ended.playlists).toMatchObject([{ trackCount: 600 }])
  })

  it('skips a playlist of an unknown form', async () => {
    const { token, list } = await aConnectedUser()
    const lists = [list(songs(0, 5)), list(songs(5, 9)), list(songs(9, 12)), list(songs(12, 14))]
    spotify.state.malformedPlaylists = [lists[1]!.id]
    const { body } = await call('GET', '/spotify/playlists', { token })
    expect((body as { data: unknown[] }).data).toHaveLength(3)
    const { runSpotifyImport } = await import('@/lib/services/spotify/run-import')
    const id = await startImport(token, { playlistIds: lists.map((one) => one.id) })
    await until(() => spotify.countCalls(new RegExp(`${lists[1]!.id}$`)) > 0)
    await runSpotifyImport(id, true)
    const { status, playlists, report } = (await importEnded(token, id)) as Answer
    expect(status).toBe('partial')
    expect(playlists.map(({ trackCount }) => trackCount)).toEqual([5, 3, 2])
    expect(report.skipped).toMatchObject([{ code: 'unknown_entry' }])
  })

  it.each(['item', 'track', 'both'] as const)('reads entries with the member %s', async (shape) => {
    const { token, list } = await aConnectedUser()
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
    const { token, list } = await aConnectedUser()
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
    const { token, list } = await aConnectedUser()
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
    const { token, list } = await aConnectedUser()
    const { status, report, playlists } = await importLists(token, list([], { recorded: items }))
    expect(status).toBe('partial')
    expect(report).toMatchObject({ imported: 2, skippedCount: 2 })
    expect(await listTitles(token, playlists[0]!.id)).toHaveLength(2)
  })

  it('cleans the name of a playlist and truncates it between characters', async () => {
    const { token, list } = await aConnectedUser()
    const start = 'n'.repeat(199)
    const odd = list(songs(0, 3), { name: `\0${start}😀`, description: 'One\0\nTwo' })
    const { status, name, playlists } = await importLists(token, odd)
    expect([status, name]).toEqual(['succeeded', start])
    const { body } = await call('GET', `/playlists/${playlists[0]!.id}`, { token })
    expect(body).toMatchObject({ name: start, description: 'One\nTwo' })
  })

  it('imports several lists and liked songs at once', async () => {
    const { token, list } = await aConnectedUser()
    const odd: ListEntry = { number: 900, kind: 'episode' }
    const lists = [list(songs(0, 70)), list([...songs(50, 60), odd]), list(songs(10, 12))]
    spotify.state.liked = songs(0, 130)
    const id = await startImport(token, { playlistIds: lists.map((one) => one.id), liked: true })
    const { status, playlists, report, name } = (await importEnded(token, id)) as Answer
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
    const { token, list } = await aConnectedUser()
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
    const { token, list } = await aConnectedUser()
    const ended = await importLists(token, list(songs(0, 5), { ownerId: 'bob' }))
    expect(ended).toMatchObject({
      status: 'failed',
      problem: { code: 'list_not_shared', params: { service: 'Spotify' } },
    })
    expect(ended.problem?.text).toBe(ended.error)
  })

  it('updates the playlist if it is repeated, and requests no songs if nothing changed', async () => {
    const { token, list } = await aConnectedUser()
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
    const { token, list } = await aConnectedUser()
    const playlist = list(songs(0, 150))
    const id = await startImport(token, { playlistIds: [playlist.id] })
    await until(() => spotify.countCalls(new RegExp(`${playlist.id}/items`)) > 1)
    playlist.entries = songs(20, 150)
    playlist.snapshotId = 'snapshot-2'
    const { status, report, playlists } = (await importEnded(token, id)) as Answer
    expect(status).toBe('succeeded')
    expect(report.imported).toBe(130)
    expect(await listTitles(token, playlists[0]!.id)).toEqual(toTitles(playlist.entries))
  })

  it('can be cancelled, and keeps the imported tracks', async () => {
    const { token, list } = await aConnectedUser()
    spotify.state.delayMs = 30
    const playlist = list(songs(0, 2_000))
    const id = await startImport(token, { playlistIds: [playlist.id] })
    await until(async () => {
      const { body } = await call('GET', `/imports/${id}`, { token })
      return (body as Answer).progress.done >= 100
    })
    expect((await call('POST', `/imports/${id}/cancel`, { token })).status).toBe(200)
    const ended = await until(async () => {
      const { body } = await call('GET', `/imports/${id}`, { token })
      return (body as Answer).playlists.length > 0 ? (body as Answer) : undefined
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

describe('if Spotify', () => {
  it.each([
    ['wait 0 s', 0],
    ['wait 3 s', 3_000],
  ] as const)('requests a pause (%s), the import waits that long', async (fault, ms) => {
    const { token, list } = await aConnectedUser()
    const playlist = list(songs(0, 200))
    spotify.planFault(/items$/, fault, { after: 2 })
    const begun = Date.now()
    const { status, report } = await importLists(token, playlist)
    expect(status).toBe('succeeded')
    expect(report.imported).toBe(200)
    expect(Date.now() - begun).toBeGreaterThanOrEqual(ms)
    expect(spotify.countCalls(new RegExp(`${playlist.id}/items`))).toBe(5)
  })

  it.each([
    ['wait 79892 s', 79_892],
    ['wait without a time', 30],
  ] as const)(
    'requests a long pause (%s), the import shows it, the worker is released and no calls are made',
    async (fault, s) => {
      const { token, list } = await aConnectedUser()
      const playlist = list(songs(0, 200))
      spotify.planFault(/items$/, fault, { after: 2 })
      const id = await startImport(token, { playlistIds: [playlist.id] })
      const waiting = await until(async () => {
        const { body } = await call('GET', `/imports/${id}`, { token })
        return (body as Answer).waitingUntil ? (body as Answer) : undefined
      })
      expect(waiting).toMatchObject({ status: 'running', progress: { done: 100, total: 200 } })
      const seconds = (Date.parse(waiting.waitingUntil!) - Date.now()) / 1_000
      expect(seconds).toBeGreaterThan(s - 5)
      expect(seconds).toBeLessThanOrEqual(s)
      const before = spotify.calls.length
      const refused = await call('GET', '/spotify/playlists', { token })
      expect([refused.status, refused.body]).toMatchObject([503, { code: 'spotify_busy' }])
      expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(s - 6)
      expect(spotify.calls.length).toBe(before)
      // The worker can run other imports, and the import can be cancelled.
      expect((await call('POST', `/imports/${id}/cancel`, { token })).status).toBe(200)
      await until(async () => {
        const { body } = await call('GET', `/imports/${id}`, { token })
        return (body as Answer).playlists[0]?.trackCount === 100
      })
      await endPause()
    },
  )

  it('is unavailable for a moment, nothing is lost or imported twice', async () => {
    const { token, list } = await aConnectedUser()
    const entries = songs(0, 300)
    spotify.planFault(/items$/, 'server error', { after: 1 })
    spotify.planFault(/items$/, 'cut off', { after: 1 })
    spotify.planFault(/items$/, 'garbage', { after: 1 })
    const { status, report, playlists } = await importLists(token, list(entries))
    expect(status).toBe('succeeded')
    expect(report).toMatchObject({ imported: 300, duplicates: 0 })
    expect(await listTitles(token, playlists[0]!.id)).toEqual(toTitles(entries))
  })

  it('sends 200 MB, the response is cut off', async () => {
    const { token } = await aConnectedUser()
    spotify.planFault(/playlists$/, 'huge', { times: 3 })
    const before = process.memoryUsage().rss
    const { status, body } = await call('GET', '/spotify/playlists', { token })
    expect([status, body]).toMatchObject([503, { code: 'spotify_unavailable' }])
    expect(process.memoryUsage().rss - before).toBeLessThan(80 * 2 ** 20)
  })

  it.each([
    ['not on the list', 'spotify_not_on_the_list'],
    ['owner without Premium', 'spotify_owner_needs_premium'],
    ['scope missing', 'spotify_reconnect'],
  ] as const)('rejects the app (%s), the import fails with the problem %s', async (fault, code) => {
    const { token, list } = await aConnectedUser()
    spotify.planFault(/items$/, fault)
    const { status, problem } = await importLists(token, list(songs(0, 5)))
    expect(status).toBe('failed')
    expect(problem?.code).toBe(code)
  })

  it('ends the consent midway, imported tracks are kept until the user connects again', async () => {
    const { token, list } = await aConnectedUser()
    const playlist = list(songs(0, 200))
    spotify.planFault(/items$/, 'token ended', { after: 2 })
    spotify.planFault(/token/, 'invalid grant')
    const ended = await importLists(token, playlist)
    expect(ended.status).toBe('failed')
    expect(ended.problem?.code).toBe('spotify_reconnect')
    const { body } = await call('GET', '/playlists', { token })
    expect((body as { data: unknown[] }).data).toMatchObject([{ trackCount: 100 }])
    await connectSpotify(token)
    expect((await importLists(token, playlist)).playlists).toMatchObject([{ trackCount: 200 }])
  })
})

async function endPause() {
  const { db } = await import('@/db')
  await db.cache().remove(`spotify-wait:${spotify.clientId}`)
}

it('all requests conform to the OpenAPI document of Spotify', () => {
  expect(spotify.violations).toEqual([])
})
