import { describe, expect, it } from 'vitest'
import { aUser, call, withApp } from '@/tests/support/app'
import { wav } from '@/tests/support/audio/wav'
import { ALBUM_SIZE, titlesOf, withDerivedLists } from '@/tests/support/derived-lists'
import { importFile } from '@/tests/support/library'
import { requestNext, requestTurns } from '@/tests/support/shuffle-steps'
import { uploadFile } from '@/tests/support/uploads'

withApp()
const { user, lists, createView, songId, setSize } = withDerivedLists()

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
