import { createHash } from 'node:crypto'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Song } from '@/lib/contract/song'
import type { View } from '@/lib/contract/views'
import { aUser, call, withApp } from '@/tests/support/app'
import { wav } from '@/tests/support/audio/wav'
import { importFile } from '@/tests/support/library'
import { requestNext, requestTurns, type Step } from '@/tests/support/shuffle-steps'
import { uploadFile } from '@/tests/support/uploads'

withApp()

const ALBUM_SIZE = 6
const FILE = [
  'Title,Artist,Album,Duration (ms)',
  ...Array.from(
    { length: ALBUM_SIZE },
    (_, n) => `Tide ${n},The Piers,Tides,${60_000 + n * 9_000}`,
  ),
  'Ebb,The Piers,Away,180000',
  'Tide of Stars,Zoë,Away,90000',
].join('\n')

type Page<Item> = { data: Item[] }
type Lists = { album: string; artist: string; view: string }

let user: Awaited<ReturnType<typeof aUser>>
let lists: Lists

const firstId = async (path: string) =>
  ((await call('GET', path, { token: user.token })).body as Page<{ id: string }>).data[0]?.id ?? ''
const createView = async (body: object, token = user.token) => {
  const response = await call('POST', '/views', { token, body })
  expect(response.status).toBe(201)
  return response.body as View
}
const titlesOf = (steps: Step[]) => steps.map(({ track }) => track.song.title).toSorted()
const songs = async () =>
  ((await call('GET', '/songs?limit=100', { token: user.token })).body as Page<Song>).data
const songId = async (title: string) =>
  (await songs()).find((song) => song.title === title)?.id ?? ''

beforeEach(async () => {
  user = await aUser()
  await importFile(user.token, FILE)
  const albums = (await call('GET', '/albums', { token: user.token })).body as Page<{
    id: string
    title: string
  }>
  lists = {
    album: `album:${albums.data.find(({ title }) => title === 'Tides')?.id}`,
    artist: `artist:${await firstId('/artists')}`,
    view: (await createView({ q: 'tide' })).listId,
  }
})

const EXPECTED = {
  album: Array.from({ length: ALBUM_SIZE }, (_, n) => `Tide ${n}`),
  artist: ['Ebb', ...Array.from({ length: ALBUM_SIZE }, (_, n) => `Tide ${n}`)],
  view: [...Array.from({ length: ALBUM_SIZE }, (_, n) => `Tide ${n}`), 'Tide of Stars'],
}

describe.each(['album', 'artist', 'view'] as const)('a shuffle by %s', (kind) => {
  it('plays each of its songs once in a set', async () => {
    const { token } = user
    const size = EXPECTED[kind].length
    expect(titlesOf(await requestTurns(token, lists[kind], size))).toEqual(EXPECTED[kind])
    expect(titlesOf(await requestTurns(token, lists[kind], size, size))).toEqual(EXPECTED[kind])
    const state = await call('GET', `/playlists/${lists[kind]}/shuffle`, { token })
    expect(state.body).toMatchObject({ turn: 2 * size, set: 1, setSize: size })
  })

  it('continues at its turn after a restart and a loss of Redis', async () => {
    const { token, id: userId } = user
    const size = EXPECTED[kind].length
    const before = await requestTurns(token, lists[kind], 3)
    const { db } = await import('@/db')
    const { flushCheckpoints } = await import('@/lib/services/shuffle/checkpoints')
    const { clearDeckCache } = await import('@/lib/services/shuffle/deck')
    await flushCheckpoints()
    clearDeckCache()
    await db.windows().readAndRemove({ userId, list: lists[kind] })
    const after = await requestTurns(token, lists[kind], size - 3)
    expect(after[0]?.turn).toBe(4)
    expect(titlesOf([...before, ...after])).toEqual(EXPECTED[kind])
  })

  it('loses a removed song and receives a restored, an imported and an edited one', async () => {
    const { token } = user
    const list = lists[kind]
    const [first] = await requestTurns(token, list, 1)
    const spare = EXPECTED[kind].find((title) => title !== first?.track.song.title) ?? ''
    const id = await songId(spare)
    await call('DELETE', `/songs/${id}`, { token })
    expect(await setSize(list)).toBe(EXPECTED[kind].length - 1)
    await call('POST', `/songs/${id}/restore`, { token })
    expect(await setSize(list)).toBe(EXPECTED[kind].length)
    await importFile(token, `Title,Artist,Album\nLow Tide,The Piers,Tides\n`, 'more.csv')
    expect(await setSize(list)).toBe(EXPECTED[kind].length + 1)
    await uploadFile(wav({ hertz: 611 }), {
      token,
      fields: { title: 'Tide Table', artist: 'The Piers', album: 'Tides' },
    })
    const withUpload = EXPECTED[kind].length + 2
    expect(await setSize(list)).toBe(withUpload)
    await call('PATCH', `/songs/${await songId('Low Tide')}`, {
      token,
      body: { title: 'Nothing', artists: ['Nobody'], album: null },
    })
    expect(await setSize(list)).toBe(withUpload - 1)
    const rest = await requestTurns(token, list, withUpload - 2, 1)
    expect(new Set([first, ...rest].map((step) => step?.track.id)).size).toBe(withUpload - 1)
  })

  it('is not found by another user, in any operation', async () => {
    const other = await aUser('bob')
    await requestNext(user.token, lists[kind])
    const path = `/playlists/${lists[kind]}/shuffle`
    const ask = async (method: string, suffix = '', body?: object) =>
      (await call(method, path + suffix, { token: other.token, body })).status
    const statuses = [
      await ask('POST', '', {}),
      await ask('GET'),
      await ask('GET', '/next'),
      await ask('GET', '/previous'),
      await ask('GET', '/upcoming'),
      await ask('GET', '/order'),
      await ask('GET', '/settings'),
      await ask('PATCH', '/settings', { mode: 'fresh' }),
      await ask('DELETE'),
    ]
    expect(statuses).toEqual(Array(9).fill(404))
    expect((await requestNext(user.token, lists[kind])).turn).toBe(2)
  })

  it('has settings of its own', async () => {
    const path = `/playlists/${lists[kind]}/shuffle/settings`
    await call('PATCH', path, { token: user.token, body: { mode: 'natural' } })
    const { body } = await call('GET', path, { token: user.token })
    expect(body).toMatchObject({ mode: 'natural' })
  })
})

const setSize = async (list: string) =>
  ((await call('GET', `/playlists/${list}/shuffle`, { token: user.token })).body as Step).setSize

describe('a view', () => {
  it('is the same for the same search and filters', async () => {
    const body = { q: 'tide', filters: { liked: true } }
    const first = await createView(body)
    expect(first).toMatchObject({ q: 'tide', filters: { liked: true }, songCount: 0 })
    const again = await createView({ filters: { liked: true }, q: 'tide' })
    expect(again.id).toBe(first.id)
    expect((await createView({ q: 'tide' })).id).not.toBe(first.id)
  })

  it('of an earlier version is found by its search and filters', async () => {
    const definition = JSON.stringify(['tide', null, null, null, 'file', true])
    const fingerprint = createHash('sha256').update(definition).digest('base64url')
    const filters = { source: 'file', liked: true } as const
    const stored = { userId: user.id, q: 'tide', filter: filters, fingerprint }
    const { db } = await import('@/db')
    const { id } = await db.views.save(stored, 30)
    expect((await createView({ q: 'tide', filters })).id).toBe(id)
  })

  it('has the songs that match when it plays, with likes', async () => {
    const { token } = user
    const view = await createView({ q: 'tide', filters: { liked: true } })
    const next = `/playlists/${view.listId}/shuffle/next`
    expect(await call('GET', next, { token })).toMatchObject({
      status: 409,
      body: { code: 'empty_playlist' },
    })
    const like = async (method: string, title: string) =>
      call(method, `/me/liked/${await songId(title)}`, { token })
    await like('PUT', 'Tide 1')
    await like('PUT', 'Tide 2')
    await like('PUT', 'Ebb')
    const first = await requestNext(token, view.listId)
    expect(first.setSize).toBe(2)
    await like('PUT', 'Tide 3')
    expect(await setSize(view.listId)).toBe(3)
    await like('DELETE', first.track.song.title === 'Tide 1' ? 'Tide 2' : 'Tide 1')
    expect(titlesOf(await requestTurns(token, view.listId, 1, 1))).toEqual(['Tide 3'])
    const { body } = await call('GET', `/views/${view.id}`, { token })
    expect(body).toMatchObject({ songCount: 2 })
  })

  it('with filters receives and loses songs that change', async () => {
    const { token } = user
    const album = lists.album.slice('album:'.length)
    const views = [
      await createView({ filters: { album } }),
      await createView({ filters: { album, liked: false } }),
    ]
    for (const { listId } of views) await requestNext(token, listId)
    const sizes = () => Promise.all(views.map(({ listId }) => setSize(listId)))
    const fields = { title: 'Spring', artist: 'The Piers', album: 'Tides' }
    await uploadFile(wav({ hertz: 617 }), { token, fields })
    expect(await sizes()).toEqual([ALBUM_SIZE + 1, ALBUM_SIZE + 1])
    const id = await songId('Spring')
    // At least one of the sets has not played it yet.
    await call('PUT', `/me/liked/${id}`, { token })
    expect((await sizes())[0]).toBe(ALBUM_SIZE + 1)
    const counts = views.map((view) => call('GET', `/views/${view.id}`, { token }))
    expect((await Promise.all(counts)).map(({ body }) => (body as View).songCount)).toEqual([
      ALBUM_SIZE + 1,
      ALBUM_SIZE,
    ])
    const played = await requestTurns(token, views[1]?.listId ?? '', ALBUM_SIZE - 1, 1)
    expect(titlesOf(played)).not.toContain('Spring')
    await call('PATCH', `/songs/${id}`, { token, body: { album: 'Away' } })
    expect((await sizes())[0]).toBe(ALBUM_SIZE)
  })

  it('is compared after a like only if it depends on likes, by the liked song', async () => {
    const { db } = await import('@/db')
    const { listsChanged } = await import('@/lib/services/shuffle/lists-changed')
    const { listId } = await createView({ q: 'tide', filters: { liked: false } })
    for (const list of [...Object.values(lists), listId]) await requestNext(user.token, list)
    const songIds = [await songId('Tide 1')]
    const reads = await db.transaction(async (tx) => {
      const { shuffleEntries } = tx
      const listIds = vi.spyOn(shuffleEntries, 'listIds')
      const touched = { trackIds: [], songIds }
      await listsChanged({ ...tx, shuffleEntries }, user.id, { liked: true, touched })
      return listIds.mock.calls.map(([{ list }, ids]) => [list, ids])
    })
    expect(reads).toEqual([[listId, songIds]])
  })

  it('has no songs for words without letters, and all songs without conditions', async () => {
    expect((await createView({ q: '!?' })).songCount).toBe(0)
    expect((await createView({})).songCount).toBe(ALBUM_SIZE + 2)
  })

  it('ends its shuffle when it is deleted', async () => {
    const { token } = user
    await requestNext(token, lists.view)
    const path = `/views/${lists.view.slice('view:'.length)}`
    expect((await call('DELETE', path, { token: (await aUser('bob')).token })).status).toBe(404)
    expect((await call('DELETE', path, { token })).status).toBe(204)
    expect((await call('GET', path, { token })).status).toBe(404)
    const next = await call('GET', `/playlists/${lists.view}/shuffle/next`, { token })
    expect(next.status).toBe(404)
  })

  it('is replaced by the 51st, and deleted when it has expired', async () => {
    const { db } = await import('@/db')
    const { sql } = await import('drizzle-orm')
    const { deleteExpiredViews } = await import('@/lib/services/shuffle/views')
    const first = await createView({ q: 'first' })
    const later = []
    for (let n = 0; n < 50; n++) later.push(await createView({ q: `later ${n}` }))
    const statusOf = async (id = '') =>
      (await call('GET', `/views/${id}`, { token: user.token })).status
    expect(await statusOf(first.id)).toBe(404)
    expect(await statusOf(later[0]?.id)).toBe(200)
    await db
      .describe()
      .postgres.drizzle.execute(
        sql`update views set expires_at = now() - interval '1 hour' where id = ${later[0]?.id}`,
      )
    expect(await deleteExpiredViews()).toBe(1)
    expect(await statusOf(later[0]?.id)).toBe(404)
    expect(await statusOf(later[1]?.id)).toBe(200)
  })

  it('rejects an unknown filter', async () => {
    const { token } = user
    const body = { filters: { mood: 'calm' } }
    expect(await call('POST', '/views', { token, body })).toMatchObject({
      status: 422,
      body: { errors: [{ path: 'filters.mood' }] },
    })
  })
})

it('the 51st running shuffle of albums, artists and views ends the oldest', async () => {
  const { token } = user
  await requestNext(token, lists.album)
  for (let n = 0; n < 50; n++) {
    const view = await createView({ q: 'tide', filters: n === 0 ? {} : { genre: `genre ${n}` } })
    const { db } = await import('@/db')
    const { createSession } = await import('@/lib/services/shuffle/create-session')
    if (n === 0) await requestNext(token, view.listId)
    else {
      await db.transaction(async (tx) => {
        const { sql } = await import('drizzle-orm')
        // A song of the genre, so that the view is not empty.
        await tx.executor.execute(
          sql`update songs set genres = genres || ${`genre ${n}`}::text
            where user_id = ${user.id} and title = 'Tide 1'`,
        )
        await createSession(tx, { userId: user.id, list: view.listId }, {})
      })
    }
  }
  const state = await call('GET', `/playlists/${lists.album}/shuffle`, { token })
  expect(state).toMatchObject({ status: 404, body: { code: 'no_shuffle_session' } })
  expect((await requestNext(token, lists.album)).turn).toBe(1)
})

it('deletes a session that ends or is replaced', async () => {
  const { token, id } = user
  const { db } = await import('@/db')
  const { sql } = await import('drizzle-orm')
  const countSessions = async () => {
    const stored = sql`select id from shuffle_sessions where user_id = ${id}`
    const { rowsOf } = await import('@/db/rows')
    return (await rowsOf(db.describe().postgres.drizzle, stored)).length
  }
  await requestNext(token, lists.album)
  await call('POST', `/playlists/${lists.album}/shuffle`, { token, body: {} })
  expect(await countSessions()).toBe(1)
  await call('DELETE', `/playlists/${lists.album}/shuffle`, { token })
  expect(await countSessions()).toBe(0)
  expect((await requestNext(token, lists.album)).turn).toBe(1)
})
