import { describe, expect, it } from 'vitest'
import { aUser, call, withApp } from '@/tests/support/app'
import { importFile } from '@/tests/support/library'
import { requestNext } from '@/tests/support/shuffle-steps'
import { heldSongs } from '@/tests/support/songs'

withApp(async () => ({
  USER_LIMITS: 'tracks=3,playlists=2,likes=2,imports=1,sessions=2,tokens=2',
  SPOTIFY_CLIENT_ID: 'client',
}))

type User = Awaited<ReturnType<typeof aUser>>
type Problem = { code: string; params?: Record<string, number> }

const titles = (count: number) =>
  Array.from({ length: count }, () => ({ title: `Song ${crypto.randomUUID()}` }))

/** Runs calls at once; returns how many succeeded, and the codes of the problems of the others. */
async function inParallel(calls: (() => ReturnType<typeof call>)[]) {
  const responses = await Promise.all(calls.map((send) => send()))
  const failed = responses.filter(({ status }) => status >= 400)
  const codes = failed.map(({ status, body }) => [status, (body as Problem).code])
  return { succeeded: responses.length - failed.length, codes }
}

const times = <T>(count: number, item: T): T[] => Array.from({ length: count }, () => item)

async function createPlaylist({ token }: User): Promise<string> {
  const { body } = await call('POST', '/playlists', { token, body: { name: 'Road trip' } })
  return (body as { id: string }).id
}

it('a user cannot have more playlists than the limit, also by parallel calls', async () => {
  const { token } = await aUser()
  const create = () => call('POST', '/playlists', { token, body: { name: 'Road trip' } })
  expect(await inParallel(times(5, create))).toEqual({
    succeeded: 2,
    codes: times(3, [409, 'too_many_playlists']),
  })
  expect((await create()).body).toMatchObject({ params: { max: 2 } })
})

it('an import cannot exceed the number of playlists, and names those that it skipped', async () => {
  const { token } = await aUser()
  const list = await importFile(token, 'Title,Artist,Playlist Name\na,b,One\nc,d,Two\ne,f,Three\n')
  expect(list).toMatchObject({
    status: 'partial',
    playlists: [{ name: 'One' }, { name: 'Two' }],
    report: { skippedCount: 1, skipped: [{ code: 'too_many_playlists', text: 'Three' }] },
  })
  const [first] = list.report.skipped
  expect(first).toMatchObject({ advice: expect.stringMatching(/Delete/) })
})

it('an import of which no list is within the limits fails with the reason', async () => {
  const { token } = await aUser()
  await importFile(token, 'Title,Artist,Playlist Name\na,b,One\nc,d,Two\n')
  const list = await importFile(token, 'Title,Artist,Playlist Name\ne,f,Three\n')
  expect(list).toMatchObject({ status: 'failed', problem: { code: 'too_many_playlists' } })
})

it('an import that fails adds the songs that it stored to running shuffles', async () => {
  const { token } = await aUser()
  const header = 'Title,Artist,Album,Playlist Name\n'
  await importFile(token, `${header}a,Ada,Tides,One\nb,Ada,Tides,Two\n`)
  const albums = await call('GET', '/albums', { token })
  const [album] = (albums.body as { data: { id: string }[] }).data
  const list = `album:${album?.id}`
  expect((await requestNext(token, list)).setSize).toBe(2)
  const failed = await importFile(token, `${header}c,Ada,Tides,Three\n`)
  expect(failed).toMatchObject({ status: 'failed', problem: { code: 'too_many_playlists' } })
  const state = await call('GET', `/playlists/${list}/shuffle`, { token })
  expect(state.body).toMatchObject({ setSize: 3 })
})

describe('the tracks of a playlist', () => {
  it('cannot exceed the limit, also by parallel calls', async () => {
    const user = await aUser()
    const id = await createPlaylist(user)
    const [songId] = await heldSongs(user.id, titles(1))
    const add = () =>
      call('POST', `/playlists/${id}/tracks`, { token: user.token, body: { songIds: [songId] } })
    expect(await inParallel(times(5, add))).toEqual({
      succeeded: 3,
      codes: times(2, [409, 'playlist_full']),
    })
    expect((await add()).body).toMatchObject({ params: { max: 3, trackCount: 4 } })
  })

  it('cannot exceed the limit by an undo', async () => {
    const user = await aUser()
    const { token } = user
    const id = await createPlaylist(user)
    const songIds = await heldSongs(user.id, titles(2))
    const add = () => call('POST', `/playlists/${id}/tracks`, { token, body: { songIds } })
    const { body: added } = await add()
    const trackIds = (added as { data: { id: string }[] }).data.map((track) => track.id)
    await call('POST', `/playlists/${id}/tracks/remove`, { token, body: { trackIds } })
    await add()
    const restore = call('POST', `/playlists/${id}/tracks/restore`, { token, body: { trackIds } })
    expect((await restore).body).toMatchObject({ status: 409, code: 'playlist_full' })
  })

  it('cannot exceed the limit by an import', async () => {
    const { token } = await aUser()
    const list = await importFile(token, 'Title,Artist\na,b\nc,d\ne,f\ng,h\n')
    expect(list).toMatchObject({ status: 'failed', problem: { code: 'playlist_full' } })
  })

  it('is exceeded by one list of a file: the other lists are imported', async () => {
    const { token } = await aUser()
    const rows = ['a,b,Long', 'c,d,Long', 'e,f,Long', 'g,h,Long', 'i,j,Short']
    const list = await importFile(token, ['Title,Artist,Playlist Name', ...rows].join('\n'))
    expect(list).toMatchObject({
      status: 'partial',
      playlists: [{ name: 'Short', trackCount: 1 }],
      report: { skipped: [{ code: 'playlist_full', text: 'Long' }] },
    })
  })
})

it.each(['PUT', 'POST'])('a user cannot like more songs than the limit by %s', async (method) => {
  const user = await aUser()
  const { token } = user
  const songIds = await heldSongs(user.id, titles(4))
  const likes = songIds.map((id) => () => call(method, `/me/liked/${id}`, { token }))
  expect(await inParallel(likes)).toEqual({
    succeeded: 2,
    codes: times(2, [409, 'too_many_likes']),
  })
  const { body } = await call('GET', '/me/liked', { token })
  const [{ song }] = (body as { data: [{ song: { id: string } }] }).data
  expect((await call(method, `/me/liked/${song.id}`, { token })).status).toBe(204)
})

it('a user above a limit that was lowered can unlike songs, but like no more', async () => {
  const { token, id } = await aUser()
  const [first = '', ...more] = await heldSongs(id, titles(4))
  const { db } = await import('@/db')
  const liked = [first, ...more.slice(0, 2)].map((songId) => ({ songId, addedAt: null }))
  await db.importedLikes.add(id, liked)
  const send = async (method: string, songId = '') =>
    (await call(method, `/me/liked/${songId}`, { token })).status
  expect(await send('PUT', first)).toBe(204)
  expect(await send('PUT', more[2])).toBe(409)
  expect(await send('DELETE', first)).toBe(204)
  expect(await send('PUT', first)).toBe(409)
})

it('a user cannot have more API tokens than the limit', async () => {
  const { token } = await aUser()
  const create = () =>
    call('POST', '/me/tokens', { token, body: { name: 'Script', scopes: ['read'] } })
  expect(await inParallel(times(4, create))).toEqual({
    succeeded: 2,
    codes: times(2, [409, 'too_many_tokens']),
  })
})

it('a sign-in beyond the limit ends the oldest session', async () => {
  const { token, email } = await aUser()
  const body = { email, password: 'violet mango harbour 42' }
  await call('POST', '/auth/login', { body })
  const last = await call('POST', '/auth/login', { body })
  const { accessToken } = last.body as { accessToken: string }
  const { body: sessions } = await call('GET', '/me/sessions', { token: accessToken })
  expect((sessions as { data: unknown[] }).data).toHaveLength(2)
  const status = async () => (await call('GET', '/me', { token })).status
  await expect.poll(status, { timeout: 15_000 }).toBe(401)
})

describe('with an unfinished import', () => {
  async function aBusyUser() {
    const user = await aUser()
    const { db } = await import('@/db')
    const row = { kind: 'file', name: 'file', playlistName: null, total: 1, file: null } as const
    await db.imports.create({ ...row, userId: user.id })
    return user
  }

  it('another file is rejected', async () => {
    const { token } = await aBusyUser()
    const form = new FormData()
    form.set('file', new File(['Title,Artist\na,b\n'], 'list.csv'))
    const response = await call('POST', '/imports', { token, form })
    expect(response.body).toMatchObject({ status: 409, code: 'too_many_imports' })
  })

  it('another text is rejected', async () => {
    const { token } = await aBusyUser()
    const response = await call('POST', '/imports/text', { token, body: { text: 'a - b' } })
    expect(response.body).toMatchObject({ status: 409, code: 'too_many_imports' })
  })

  it('an import from a service is rejected', async () => {
    const { id: userId } = await aBusyUser()
    const { db } = await import('@/db')
    const { createImport, LIKED_SONGS } = await import('@/lib/services/spotify/start')
    const created = db.transaction((tx) => createImport(tx, userId, [LIKED_SONGS]))
    await expect(created).rejects.toMatchObject({ code: 'too_many_imports' })
  })
})
