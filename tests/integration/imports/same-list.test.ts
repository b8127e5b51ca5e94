import { sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { aUser, call, withApp } from '@/tests/support/app'
import { importFile } from '@/tests/support/library'

withApp()

const songs = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, index) => `Song ${from + index}`)
const csv = (titles: string[]) =>
  ['Title,Artist', ...titles.map((title) => `${title},Ann`)].join('\n')
const m3u = (titles: string[]) =>
  ['#EXTM3U', ...titles.map((title) => `#EXTINF:1,Ann - ${title}\nx.mp3`)].join('\n')
const lists = (...all: [name: string, titles: string[]][]) =>
  JSON.stringify({
    playlists: all.map(([name, titles]) => ({
      name,
      items: titles.map((trackName) => ({ track: { trackName, artistName: 'Ann' } })),
    })),
  })

async function anImporter() {
  const { token } = await aUser()
  return {
    token,
    async bring(file: string, name: string) {
      const { playlists } = await importFile(token, file, name)
      return playlists.map(({ id }) => id)
    },
    async playlists() {
      const { body } = await call('GET', '/playlists', { token })
      const { data } = body as { data: { name: string; trackCount: number }[] }
      return data.map(({ name, trackCount }) => `${name} ${trackCount}`).toSorted()
    },
  }
}

describe('a file of the same name', () => {
  it('leaves the playlist of another format as it was', async () => {
    const { bring, playlists } = await anImporter()
    await bring(csv(songs(0, 3)), 'mix.csv')
    await bring(m3u(songs(0, 3)), 'mix.m3u')
    await bring(m3u(songs(50, 51)), 'mix.m3u')
    expect(await playlists()).toEqual(['mix 1', 'mix 3', 'mix 3'])
  })

  it.each([
    ['the same songs', 4, songs(0, 4)],
    ['half of them', 4, songs(2, 6)],
    ['half of the file, which is shorter', 12, songs(10, 14)],
    ['half of the playlist, which is shorter', 4, songs(2, 14)],
  ])('updates the playlist if they have %s in common', async (_, count, titles) => {
    const { bring, playlists } = await anImporter()
    const first = await bring(csv(songs(0, count)), 'mix.csv')
    expect(await bring(csv(titles), 'mix.csv')).toEqual(first)
    // Tracks that only the playlist has wait for a confirmation.
    const all = new Set([...songs(0, count), ...titles])
    expect(await playlists()).toEqual([`mix ${all.size}`])
  })

  it.each([
    ['less than half', 4, songs(3, 7)],
    ['nothing', 4, songs(50, 54)],
    ['less than half of the shorter list', 12, songs(11, 15)],
  ])('makes a second playlist if they have %s in common', async (_, count, titles) => {
    const { bring, playlists } = await anImporter()
    await bring(csv(songs(0, count)), 'mix.csv')
    await bring(csv(titles), 'mix.csv')
    expect(await playlists()).toEqual([`mix ${count}`, `mix ${titles.length}`].toSorted())
  })
})

describe('a file of another name', () => {
  it('updates the playlist with the same songs, which keeps its name', async () => {
    const { bring, playlists } = await anImporter()
    const first = await bring(csv(songs(0, 20)), 'mix.csv')
    expect(await bring(csv(songs(2, 22)), 'renamed.csv')).toEqual(first)
    expect(await playlists()).toEqual(['mix 20'])
  })

  it.each([
    ['a part of the first', 40, songs(0, 10)],
    ['more than the first', 10, songs(0, 40)],
    ['only half of its songs', 40, songs(20, 60)],
  ])('makes a second playlist if it has %s', async (_, count, titles) => {
    const { bring, playlists } = await anImporter()
    await bring(csv(songs(0, count)), 'all.csv')
    await bring(csv(titles), 'some.csv')
    expect(await playlists()).toEqual([`all ${count}`, `some ${titles.length}`])
  })
})

describe('a file of several lists', () => {
  it('keeps two lists of one name apart, however often it is imported', async () => {
    const { bring, playlists } = await anImporter()
    const file = lists(['Mix', songs(0, 6)], ['Mix', songs(0, 4)], ['Copy', songs(0, 6)])
    const first = await bring(file, 'lists.json')
    expect(first).toHaveLength(3)
    expect(await bring(file, 'lists.json')).toEqual(first)
    expect(await playlists()).toEqual(['Copy 6', 'Mix 4', 'Mix 6'])
  })

  it('gives no list the playlist of another list of the file', async () => {
    const { bring, playlists } = await anImporter()
    const [, old] = await bring(lists(['A', songs(50, 51)], ['B', songs(0, 6)]), 'lists.json')
    const again = await bring(lists(['C', songs(0, 6)], ['B', songs(0, 6)]), 'lists.json')
    expect(again[1]).toBe(old)
    expect(await playlists()).toEqual(['A 1', 'B 6', 'C 6'])
  })
})

it('makes one playlist of a file that is imported twice at the same time', async () => {
  const { bring, playlists } = await anImporter()
  const file = csv(songs(0, 30))
  await Promise.all([bring(file, 'mix.csv'), bring(file, 'mix.csv'), bring(file, 'mix.csv')])
  expect(await playlists()).toEqual(['mix 30'])
})

it('updates a playlist that was imported before formats were stored', async () => {
  const { bring, playlists } = await anImporter()
  const [first] = await bring(csv(songs(0, 5)), 'mix.csv')
  const { db } = await import('@/db')
  await db.transaction(({ executor }) =>
    executor.execute(
      sql`update playlists set origin_format = null, origin_external_id = 'name:mix' where id = ${first}`,
    ),
  )
  expect(await bring(csv(songs(1, 6)), 'mix.csv')).toEqual([first])
  expect(await playlists()).toEqual(['mix 5'])
})

it('keeps a restored playlist apart from an export of its shuffle', async () => {
  const { token, bring, playlists } = await anImporter()
  const [id] = await bring(csv(songs(0, 8)), 'mix.csv')
  await call('GET', `/playlists/${id}/shuffle/next`, { token })
  const exported = async (order: string) =>
    (await call('GET', `/playlists/${id}/export?format=csv&order=${order}`, { token }))
      .body as string
  const [list, shuffled] = [await exported('list'), await exported('shuffle')]
  await call('DELETE', `/playlists/${id}`, { token })
  const [restored] = await bring(list, 'mix.csv')
  const [other] = await bring(shuffled, 'mix.csv')
  expect(other).not.toBe(restored)
  expect(await playlists()).toEqual(['mix 8', 'mix, shuffled 8'])
})
