import { expect, it } from 'vitest'
import { aUser, call, withApp } from '@/tests/support/app'
import { type ImportAnswer, importFile } from '@/tests/support/library'

withApp()

const LISTS = 60

type Playlist = { name: string; trackCount: number; totalDurationMs: number }

/** A table with three songs in each list, the last of which is in all of them. */
const fileOf = (count: number) =>
  [
    'Title,Artist,Duration (ms),Playlist Name',
    ...Array.from({ length: count }, (_, list) =>
      [`One ${list}`, `Two ${list}`, 'Common']
        .map((title) => `${title},Ann,100000,List ${list}`)
        .join('\n'),
    ),
  ].join('\n')

const namesOf = ({ playlists }: ImportAnswer) => playlists.map(({ name }) => name)
const idsOf = ({ playlists }: ImportAnswer) => playlists.map(({ id }) => id)

async function titlesOf(token: string, id: string) {
  const { body } = await call('GET', `/playlists/${id}/tracks`, { token })
  return (body as { data: { song: { title: string } }[] }).data.map(({ song }) => song.title)
}

it('creates many lists with their tracks in order, and their counts', async () => {
  const { token } = await aUser()
  const first = await importFile(token, fileOf(LISTS))
  expect(namesOf(first)).toEqual(Array.from({ length: LISTS }, (_, list) => `List ${list}`))
  expect(first.report).toMatchObject({ added: 3 * LISTS, created: 2 * LISTS + 1 })
  for (const list of [0, 19, 20, LISTS - 1]) {
    const id = first.playlists[list]?.id ?? ''
    expect(await titlesOf(token, id)).toEqual([`One ${list}`, `Two ${list}`, 'Common'])
    const { body } = await call('GET', `/playlists/${id}`, { token })
    expect(body as Playlist).toMatchObject({ trackCount: 3, totalDurationMs: 300_000 })
  }
})

it('updates the same lists if the file is imported again, and creates those that are new', async () => {
  const { token } = await aUser()
  const first = await importFile(token, fileOf(LISTS))
  const again = await importFile(token, fileOf(LISTS))
  expect(idsOf(again)).toEqual(idsOf(first))
  expect(again.report).toMatchObject({ added: 0, removed: 0 })
  const more = await importFile(token, fileOf(LISTS + 30))
  expect(idsOf(more).slice(0, LISTS)).toEqual(idsOf(first))
  expect(new Set(idsOf(more)).size).toBe(LISTS + 30)
})

it('adds the songs of all lists to the running shuffle of the library', async () => {
  const { token } = await aUser()
  await importFile(token, 'Title,Artist\nOld,Ann\nOlder,Ann', 'old.csv')
  await call('GET', '/playlists/library/shuffle/next', { token })
  await importFile(token, fileOf(25))
  const played = new Set<string>()
  for (let turn = 1; turn < 2 + 2 * 25 + 1; turn++) {
    const { body } = await call('GET', '/playlists/library/shuffle/next', { token })
    played.add((body as { track: { song: { title: string } } }).track.song.title)
  }
  expect(played.size).toBe(2 * 25 + 2)
})

it('can be undone', async () => {
  const { token } = await aUser()
  const { id } = await importFile(token, fileOf(LISTS))
  expect((await call('POST', `/imports/${id}/undo`, { token })).status).toBe(200)
  for (const path of ['/playlists', '/songs']) {
    expect((await call('GET', path, { token })).body).toMatchObject({ data: [] })
  }
})

it('creates no list of an import that was undone meanwhile', async () => {
  const { id: userId } = await aUser()
  const { db } = await import('@/db')
  const { createLists } = await import('@/lib/services/imports/create-lists')
  const details = { userId, kind: 'file', name: 'list.csv', playlistName: null } as const
  const row = await db.imports.create({ ...details, fileId: null, total: 0 })
  await db.imports.markUndone({ userId, id: row.id })
  const list = { name: 'List', description: null, externalId: null, tracks: [] }
  const creation = { userId, importId: row.id, format: 'csv', names: new Set(['List']) }
  expect(await createLists([list, list], { ...creation, taken: new Set() })).toBeUndefined()
})
