import { beforeEach, describe, expect, it } from 'vitest'
import type { Album, AlbumDetail } from '@/lib/contract/album'
import type { Artist, ArtistDetail } from '@/lib/contract/artist'
import type { SearchResults } from '@/lib/contract/search-results'
import type { Song } from '@/lib/contract/song'
import { aUser, call, withApp } from '@/tests/support/app'
import { importFile } from '@/tests/support/library'

withApp()

const FILE = `Title,Artist,Album,Duration (ms)
Low Tide,The Piers,Tides 10,60000
High Tide,The Piers,Tides 10,120000
Ebb,The Piers,Tides 9,180000
Émigré,Zoë Ångström,Away,90000
`
type Page<Item> = { data: Item[]; nextCursor: string | null }

let token = ''
let other = ''
const read = async <Body>(path: string, caller = token): Promise<Body> => {
  const { status, body } = await call('GET', path, { token: caller })
  expect([path, status]).toEqual([path, 200])
  return body as Body
}
const statusOf = async (path: string, caller: string) =>
  (await call('GET', path, { token: caller })).status

beforeEach(async () => {
  const users = await Promise.all([aUser('ada'), aUser('bob')])
  ;[token, other] = users.map((user) => user.token) as [string, string]
  await importFile(token, FILE, 'library.csv')
})

describe('GET /artists', () => {
  it('lists the artists of the library by name with counts, page by page', async () => {
    const first = await read<Page<Artist>>('/artists?limit=1')
    expect(first.data).toMatchObject([{ name: 'The Piers', songCount: 3, albumCount: 2 }])
    const second = await read<Page<Artist>>(`/artists?limit=1&cursor=${first.nextCursor}`)
    expect(second).toMatchObject({
      data: [{ name: 'Zoë Ångström', songCount: 1, albumCount: 1 }],
      nextCursor: null,
    })
    expect((await read<Page<Artist>>('/artists', other)).data).toEqual([])
  })

  it('leaves out artists of removed songs', async () => {
    const { data } = await read<Page<Song>>('/songs?q=emigre')
    await call('DELETE', `/songs/${data[0]?.id}`, { token })
    const names = (await read<Page<Artist>>('/artists')).data.map(({ name }) => name)
    expect(names).toEqual(['The Piers'])
  })
})

describe('GET /artists/{artistId}', () => {
  it('returns albums and songs, whose cursors continue in the lists', async () => {
    const [artist] = (await read<Page<Artist>>('/artists')).data
    const path = `/artists/${artist?.id}`
    const detail = await read<ArtistDetail>(`${path}?limit=1`)
    expect(detail).toMatchObject({
      name: 'The Piers',
      albums: { data: [{ title: 'Tides 9' }] },
      songs: { data: [{ title: 'Ebb' }] },
    })
    const query = (cursor: string | null) => `artist=${artist?.id}&cursor=${cursor}`
    const albums = await read<Page<Album>>(`/albums?${query(detail.albums.nextCursor)}`)
    expect(albums.data.map(({ title }) => title)).toEqual(['Tides 10'])
    const songs = await read<Page<Song>>(`/songs?${query(detail.songs.nextCursor)}`)
    expect(songs.data.map(({ title }) => title)).toEqual(['High Tide', 'Low Tide'])
    expect(await statusOf(path, other)).toBe(404)
  })
})

describe('GET /albums', () => {
  it('lists the albums of the library in natural order with their sums', async () => {
    const { data } = await read<Page<Album>>('/albums')
    expect(
      data.map(({ title, songCount, totalDurationMs }) => [title, songCount, totalDurationMs]),
    ).toEqual([
      ['Away', 1, 90_000],
      ['Tides 9', 1, 180_000],
      ['Tides 10', 2, 180_000],
    ])
    expect((await read<Page<Album>>('/albums', other)).data).toEqual([])
  })
})

describe('GET /albums/{albumId}', () => {
  it('returns its songs in the order of the tracks, page by page', async () => {
    const album = (await read<Page<Album>>('/albums')).data[2]
    const path = `/albums/${album?.id}`
    const titles = ({ songs }: AlbumDetail) => songs.data.map(({ title }) => title)
    const byTitle = await read<AlbumDetail>(path)
    expect(titles(byTitle)).toEqual(['High Tide', 'Low Tide'])
    const low = byTitle.songs.data[1]
    await call('PATCH', `/songs/${low?.id}`, { token, body: { trackNumber: 1 } })
    const first = await read<AlbumDetail>(`${path}?limit=1`)
    expect(titles(first)).toEqual(['Low Tide'])
    const second = await read<AlbumDetail>(`${path}?limit=1&cursor=${first.songs.nextCursor}`)
    expect(titles(second)).toEqual(['High Tide'])
    expect(second.songs.nextCursor).toBeNull()
    expect(await statusOf(path, other)).toBe(404)
  })
})

describe('GET /search', () => {
  const found = async (q: string, caller = token) => {
    const results = await read<SearchResults>(`/search?q=${encodeURIComponent(q)}`, caller)
    return {
      songs: results.songs.map(({ title }) => title),
      artists: results.artists.map(({ name }) => name),
      albums: results.albums.map(({ title }) => title),
      playlists: results.playlists.map(({ name }) => name),
    }
  }

  it('finds songs, artists, albums and playlists at once, in the own library alone', async () => {
    await call('POST', '/playlists', { token, body: { name: 'High tides, low sun' } })
    expect(await found('tide')).toEqual({
      songs: expect.arrayContaining(['High Tide', 'Low Tide', 'Ebb']),
      artists: [],
      albums: ['Tides 9', 'Tides 10'],
      playlists: ['High tides, low sun'],
    })
    expect((await found('the piers')).artists).toEqual(['The Piers'])
    expect(await found('tide', other)).toEqual({
      songs: [],
      artists: [],
      albums: [],
      playlists: [],
    })
  })

  it('finds names that begin with the text first, and albums by their artist', async () => {
    const header = 'Title,Artist,Album,Album Artist Name(s)\n'
    const rows = ['A,Low Sun,Away Day,Zoë Ångström', 'B,Sun,Sunday,', 'C,Sundown,The Sun 7,']
    await importFile(token, header + rows.join('\n'), 'more.csv')
    const { artists, albums } = await found('sun')
    expect([artists, albums]).toEqual([
      ['Sun', 'Sundown', 'Low Sun'],
      ['The Sun 7', 'Sunday'],
    ])
    expect((await found('zoe away')).albums).toEqual(['Away Day'])
    expect((await found('angstr')).albums).toEqual(['Away Day'])
    expect((await found('angstrm day')).albums).toEqual(['Away Day'])
    expect((await found('sun 7')).albums).toEqual(['The Sun 7'])
    expect((await found('tides 1')).albums).toEqual([])
  })

  it('leaves out artists and albums of removed songs', async () => {
    const { data } = await read<Page<Song>>('/songs?q=emigre')
    await call('DELETE', `/songs/${data[0]?.id}`, { token })
    expect(await found('angstrom')).toMatchObject({ artists: [], albums: [] })
    expect((await found('away')).albums).toEqual([])
  })

  it('ignores accents and a misspelt letter, and treats wildcards as text', async () => {
    expect((await found('angstrom zoe')).artists).toEqual(['Zoë Ångström'])
    expect((await found('angstram')).artists).toEqual(['Zoë Ångström'])
    expect((await found('%')).artists).toEqual([])
    expect((await found('_ers')).artists).toEqual([])
  })
})

it('an album of many artists with long names is listed, with a shortened text of them', async () => {
  const { token } = await aUser()
  await importFile(token, 'Title,Artist,Album\nNight Bus,Ada,Routes\n', 'mix.csv')
  const { body } = await call('GET', '/songs', { token })
  const songId = (body as { data: { id: string }[] }).data[0]?.id
  const artists = Array.from({ length: 50 }, (_, n) => `${n} ${'a'.repeat(400)}`)
  const texts = {
    title: 'Night Bus',
    artists: [{ name: 'Ada', join: '' }],
    album: { title: 'Routes', artists },
    genres: [],
  }
  const songs = [{ songId, texts }]
  expect((await call('POST', '/songs/restore-text', { token, body: { songs } })).status).toBe(204)
  const albums = await call('GET', '/albums', { token })
  expect(albums.status).toBe(200)
  const [album] = (albums.body as { data: { artist: string }[] }).data
  expect(album?.artist).toMatch(/^0 a{400}, 1 a{400}, 2 a+$/)
})
