import { beforeAll, describe, expect, it } from 'vitest'
import { aUser, call, withApp } from '@/tests/support/app'
import { importFile } from '@/tests/support/library'

withApp()

type Listener = { token: string; id: string }
type ListedSong = { id: string; title: string; artists: { id: string }[]; album: { id: string } }

const TITLE = 'Voice memo oncology appointment'
const password = 'violet mango harbour 42'
const FILE = [
  'Track Name,Artist Name(s),Album Name,Artist Genres',
  `${TITLE},Jane Doe,Recordings,medical`,
].join('\n')

const songsOf = async (token: string, query: string): Promise<ListedSong[]> => {
  const { status, body } = await call('GET', `/songs?limit=100&${query}`, { token })
  expect([query, status]).toEqual([query, 200])
  return (body as { data: ListedSong[] }).data
}
const titlesOf = async (token: string, query: string) =>
  (await songsOf(token, query)).map(({ title }) => title)

const aGuest = async (): Promise<string> =>
  ((await call('POST', '/auth/guest', { body: {} })).body as { accessToken: string }).accessToken

let owner: Listener
let stranger: Listener
let guest: string
let song: ListedSong
let queries: string[]

beforeAll(async () => {
  owner = await aUser('ada')
  stranger = await aUser('bob')
  guest = await aGuest()
  await importFile(owner.token, FILE)
  const [imported] = await songsOf(owner.token, 'q=oncology')
  if (!imported) throw new Error('The import brought no song.')
  song = imported
  queries = [
    ...['title', 'artist', '-createdAt', 'duration', 'bpm'].map((sort) => `sort=${sort}`),
    ...['oncology', 'oncolgy', 'voice memo', 'jane doe', 'jane', 'recordings'].map((q) => `q=${q}`),
    'q=oncology&sort=title',
    `artist=${song.artists[0]?.id}`,
    `album=${song.album.id}`,
    'genre=medical',
    'source=file',
    'liked=false',
  ]
})

describe('a song that one user imported', () => {
  it('is listed for that user, by each order, search and filter', async () => {
    for (const query of queries) {
      expect([query, await titlesOf(owner.token, query)]).toEqual([query, [TITLE]])
    }
  })

  it('is listed for no guest and no other user', async () => {
    for (const token of [guest, stranger.token]) {
      for (const query of queries) {
        expect([query, await titlesOf(token, query)]).not.toContain(TITLE)
        expect(await titlesOf(token, query)).not.toContain(TITLE)
      }
    }
  })

  it.each([
    ['GET', ''],
    ['GET', '/audio'],
    ['GET', '/waveform'],
    ['GET', '/cover'],
    ['GET', '/candidates'],
    ['PUT', '/video', { url: 'https://youtu.be/dQw4w9WgXcQ' }],
    ['DELETE', '/video'],
    ['POST', '/video/failures', { videoId: 'dQw4w9WgXcQ', code: 150 }],
    ['PATCH', '', { title: 'Another' }],
    ['DELETE', ''],
  ])('is not found by its id for others: %s /songs/{id}%s', async (method, path, body?: object) => {
    for (const token of [guest, stranger.token]) {
      const { status } = await call(method, `/songs/${song.id}${path}`, { token, body })
      expect(status).toBe(404)
    }
  })

  it('cannot be liked, played or added to a playlist by others', async () => {
    const { token } = stranger
    expect((await call('PUT', `/me/liked/${song.id}`, { token })).status).toBe(404)
    const play = { songId: song.id, outcome: 'finished', playedMs: 1_000 }
    expect((await call('POST', '/me/plays', { token, body: play })).status).toBe(404)
    const list = await call('POST', '/playlists', { token, body: { name: 'Mine' } })
    const path = `/playlists/${(list.body as { id: string }).id}/tracks`
    const added = await call('POST', path, { token, body: { songIds: [song.id] } })
    expect(added).toMatchObject({ status: 404, body: { code: 'song_not_found' } })
  })

  it('does not become visible by an unlike without a like', async () => {
    const { token } = stranger
    expect((await call('DELETE', `/me/liked/${song.id}`, { token })).status).toBe(204)
    expect((await call('GET', `/songs/${song.id}`, { token })).status).toBe(404)
  })

  it('is not found by anyone once the account is deleted', async () => {
    const deleted = await call('DELETE', '/me', { token: owner.token, body: { password } })
    expect(deleted.status).toBe(204)
    for (const token of [guest, stranger.token, await aGuest()]) {
      for (const query of queries) expect(await titlesOf(token, query)).not.toContain(TITLE)
      expect((await call('GET', `/songs/${song.id}`, { token })).status).toBe(404)
    }
  })
})
