import { describe, expect, it } from 'vitest'
import { call } from '@/tests/support/app'
import { importEnded } from '@/tests/support/library'
import { aConnectedUser, type ShownImport, startImport } from '@/tests/support/spotify/imports'
import { songs } from '@/tests/support/spotify/songs'
import { withSpotify } from '@/tests/support/spotify/with-spotify'

const service = withSpotify()
const { spotify } = service

describe('the playlists to choose from', () => {
  it('are listed page by page, with the reason if one cannot be imported', async () => {
    const { token, list } = await aConnectedUser(service)
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
    const { token } = await aConnectedUser(service)
    const { status } = await call('POST', '/spotify/import', { token, body: {} })
    expect(status).toBe(422)
  })

  it('are imported once for an Idempotency-Key', async () => {
    const { token, list } = await aConnectedUser(service)
    const body = { playlistIds: [list(songs(0, 5)).id] }
    const headers = { 'idempotency-key': 'key-of-this-test' }
    const responses = await Promise.all(
      Array.from({ length: 3 }, () => call('POST', '/spotify/import', { token, body, headers })),
    )
    const taken = responses.filter(({ status }) => status === 202)
    expect(new Set(taken.map((answer) => (answer.body as ShownImport).id)).size).toBe(1)
  })
})

describe('a second request during an import', () => {
  it('returns the same import, and imports only other lists', async () => {
    const { token, list } = await aConnectedUser(service)
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
    const { token, list } = await aConnectedUser(service)
    spotify.state.delayMs = 100
    const body = { playlistIds: [list(songs(0, 5)).id] }
    const ids = await Promise.all(Array.from({ length: 8 }, () => startImport(token, body)))
    expect(new Set(ids).size).toBe(1)
    await importEnded(token, ids[0]!)
  })
})

it('all requests conform to the OpenAPI document of Spotify', () => {
  expect(spotify.violations).toEqual([])
})
