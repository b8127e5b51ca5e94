import { expect, it } from 'vitest'
import { aUser, call, withApp } from '@/tests/support/app'
import { csvOf, importFile, someRows } from '@/tests/support/library'

withApp()

type Playlists = { data: { name: string; trackCount: number }[] }

async function playlistsOf(token: string) {
  const { body } = await call('GET', '/playlists', { token })
  return (body as Playlists).data.map(({ name, trackCount }) => [name, trackCount])
}

const PIPED = '{"format":"Piped","version":1,"playlists":[{"name":"Evening tape","videos":[]}]}'
const spotifyData = (items: object[]) =>
  JSON.stringify({ playlists: [{ name: 'Evening tape', items }] })

it.each([
  ['a header without rows', 'tape.csv', csvOf(someRows(5)), csvOf([])],
  ['an M3U without songs', 'tape.m3u', '#EXTM3U\n#EXTINF:1,Rain - Fog\na.mp3\n', '#EXTM3U\n'],
  [
    'JSON that is read as nothing',
    'tape.json',
    spotifyData([{ track: { trackName: 'Fog', artistName: 'Rain' } }]),
    PIPED,
  ],
])('%s leaves the playlist of an earlier import as it was', async (_, name, full, empty) => {
  const { token } = await aUser()
  await importFile(token, full, name)
  const before = await playlistsOf(token)
  expect(before).toEqual([[expect.any(String), expect.any(Number)]])
  const { status, error, problem, playlists } = await importFile(token, empty, name)
  expect({ status, problem, playlists }).toEqual({
    status: 'failed',
    problem: { code: 'no_songs', params: {}, text: error },
    playlists: [],
  })
  expect(await playlistsOf(token)).toEqual(before)
})

it('makes no playlist of a file without songs', async () => {
  const { token } = await aUser()
  expect(await importFile(token, csvOf([]))).toMatchObject({ status: 'failed', playlists: [] })
  expect(await playlistsOf(token)).toEqual([])
})

it('reports the list of a file that is empty, and imports the others', async () => {
  const { token } = await aUser()
  const item = { track: { trackName: 'Fog', artistName: 'Rain' } }
  const file = (first: object[]) =>
    JSON.stringify({
      playlists: [
        { name: 'First', items: first },
        { name: 'Second', items: [item] },
      ],
    })
  await importFile(token, file([item, item]), 'lists.json')
  const { status, report, playlists } = await importFile(token, file([]), 'lists.json')
  expect(status).toBe('partial')
  expect(playlists).toEqual([expect.objectContaining({ name: 'Second' })])
  expect(report.skipped).toMatchObject([{ line: 0, code: 'empty_list', text: 'First' }])
  expect(await playlistsOf(token)).toContainEqual(['First', 2])
})

it('restores an empty playlist from a file of our own, and empties none with it', async () => {
  const { token } = await aUser()
  const made = await call('POST', '/playlists', { token, body: { name: 'Empty' } })
  const { id } = made.body as { id: string }
  const { body } = await call('GET', `/playlists/${id}/export?format=json`, { token })
  const file = JSON.stringify(body)
  await call('DELETE', `/playlists/${id}`, { token })
  expect(await importFile(token, file)).toMatchObject({
    status: 'succeeded',
    playlists: [{ name: 'Empty', trackCount: 0 }],
  })

  const { playlists } = await importFile(token, csvOf(someRows(2)), 'songs.csv')
  const own = JSON.stringify({
    format: 'riffle-playlist',
    playlist: { id: playlists[0]!.id, name: 'songs' },
    tracks: [],
  })
  expect(await importFile(token, own)).toMatchObject({ status: 'failed', playlists: [] })
  expect(await playlistsOf(token)).toContainEqual(['songs', 2])
})
