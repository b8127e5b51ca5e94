import { describe, expect, it } from 'vitest'
import { aUser, call, withApp } from '@/tests/support/app'
import { heldSongs } from '@/tests/support/songs'

withApp(async () => ({ USER_LIMITS: 'tracks=2500' }))

type Page = { data: { id: string; excluded: boolean; song: { id: string } }[]; nextCursor: string }

const COUNT = 1_200

/** Creates a playlist of many tracks of a few songs; `send` calls its operations. */
async function aLongPlaylist() {
  const { token, id: userId } = await aUser()
  const titles = Array.from({ length: 7 }, (_, n) => ({
    title: `Song ${n}`,
    artists: [`Artist ${n}`],
  }))
  const songs = await heldSongs(userId, titles)
  const made = await call('POST', '/playlists', { token, body: { name: 'Long' } })
  const { id } = made.body as { id: string }
  const send = (operation: string, body: object) =>
    call('POST', `/playlists/${id}/tracks/${operation}`, { token, body })
  const songIds = Array.from({ length: COUNT }, (_, n) => songs[n % songs.length]!)
  const added = await send('add', { songIds })
  expect(added.status).toBe(201)
  const { trackIds } = added.body as { trackIds: string[] }
  const read = async () => {
    const tracks: Page['data'] = []
    let cursor = ''
    do {
      const path = `/playlists/${id}/tracks?limit=100${cursor && `&cursor=${cursor}`}`
      const { body } = await call('GET', path, { token })
      tracks.push(...(body as Page).data)
      cursor = (body as Page).nextCursor
    } while (cursor)
    return tracks
  }
  const ids = async () => (await read()).map((track) => track.id)
  const find = async () => (await call('GET', `/playlists/${id}`, { token })).body as object
  return { token, id, songIds, trackIds, send, read, ids, find }
}

describe('many tracks of a playlist', () => {
  it('are added in one call, in order', async () => {
    const { trackIds, songIds, read, find } = await aLongPlaylist()
    const tracks = await read()
    expect(tracks.map((track) => track.id)).toEqual(trackIds)
    expect(tracks.map(({ song }) => song.id)).toEqual(songIds)
    expect(await find()).toMatchObject({ trackCount: COUNT, totalDurationMs: COUNT * 180_000 })
  })

  it('are listed in pages of up to 500', async () => {
    const { token, id } = await aLongPlaylist()
    const page = async (limit: number) =>
      call('GET', `/playlists/${id}/tracks?limit=${limit}`, { token })
    expect(((await page(500)).body as Page).data).toHaveLength(500)
    expect((await page(501)).status).toBe(400)
  })

  it('are restored with their exclusions', async () => {
    const { send, read, trackIds } = await aLongPlaylist()
    const some = trackIds.slice(100, 900)
    await send('exclude', { trackIds: some, excluded: true })
    const before = await read()
    await send('remove', { trackIds })
    await send('restore', { trackIds })
    expect(await read()).toEqual(before)
  })

  it('are added only if all fit and exist', async () => {
    const { send, songIds, ids, trackIds } = await aLongPlaylist()
    const full = await send('add', { songIds: [...songIds, ...songIds] })
    expect(full.body).toMatchObject({ code: 'playlist_full', params: { max: 2_500 } })
    const unknown = await send('add', { songIds: [...songIds, crypto.randomUUID()] })
    expect(unknown.body).toMatchObject({ code: 'song_not_found' })
    expect(await ids()).toEqual(trackIds)
  })

  it('are removed and restored, with a running shuffle', async () => {
    const { token, id, send, ids, trackIds, find } = await aLongPlaylist()
    const state = async () => (await call('GET', `/playlists/${id}/shuffle`, { token })).body
    await call('GET', `/playlists/${id}/shuffle/next`, { token })
    const some = trackIds.filter((_, n) => n % 10 !== 0)
    expect((await send('remove', { trackIds: some })).status).toBe(204)
    expect(await ids()).toEqual(trackIds.filter((_, n) => n % 10 === 0))
    expect(await find()).toMatchObject({ trackCount: COUNT - some.length })
    expect((await send('restore', { trackIds: some })).status).toBe(204)
    expect(await ids()).toEqual(trackIds)
    expect(await find()).toMatchObject({ trackCount: COUNT, totalDurationMs: COUNT * 180_000 })
    const { setSize } = (await state()) as { setSize: number }
    // The track that was handed out does not come again in its set.
    expect(setSize).toBeGreaterThanOrEqual(COUNT)
  })

  it('are excluded and included again; the result lists those that were changed', async () => {
    const { send, read, trackIds } = await aLongPlaylist()
    const [first, ...others] = trackIds
    await send('exclude', { trackIds: [first], excluded: true })
    const { body } = await send('exclude', { trackIds, excluded: true })
    expect(new Set((body as { trackIds: string[] }).trackIds)).toEqual(new Set(others))
    expect((await read()).every((track) => track.excluded)).toBe(true)
    await send('exclude', { trackIds: others, excluded: false })
    const excluded = (await read()).filter((track) => track.excluded).map((track) => track.id)
    expect(excluded).toEqual([first])
  })

  it.each([0, 5, 600, 5_000])(
    'move to index %i in the given order, and back in one call',
    async (position) => {
      const { send, ids, trackIds } = await aLongPlaylist()
      const indexes = [...trackIds.keys()].filter((n) => n % 3 === 0).reverse()
      const moved = indexes.map((n) => trackIds[n]!)
      const response = await send('move', { trackIds: moved, position })
      expect(response).toMatchObject({ status: 200, body: { positions: indexes } })
      const others = trackIds.filter((_, n) => n % 3 !== 0)
      expect(await ids()).toEqual(others.toSpliced(position, 0, ...moved))
      const undone = await send('move', { trackIds: moved, positions: indexes })
      expect(undone.status).toBe(200)
      expect(await ids()).toEqual(trackIds)
    },
  )

  it('move back while tracks were added and removed, next to their former neighbours', async () => {
    const { send, ids, trackIds, songIds } = await aLongPlaylist()
    const moved = [trackIds[10]!, trackIds[1_000]!]
    const { body } = await send('move', { trackIds: moved, position: 0 })
    await send('remove', { trackIds: trackIds.slice(-5) })
    const added = await send('add', { songIds: songIds.slice(0, 1) })
    await send('move', { trackIds: moved, ...(body as object) })
    const [last] = (added.body as { trackIds: string[] }).trackIds
    expect(await ids()).toEqual([...trackIds.slice(0, -5), last])
  })

  it('move to indices that repeat, or are behind the end', async () => {
    const { send, ids, trackIds } = await aLongPlaylist()
    const [first, second, third, ...rest] = trackIds
    await send('move', { trackIds: [first, second, third], positions: [4, 4, 9_000] })
    expect(await ids()).toEqual([...rest.slice(0, 4), first, second, ...rest.slice(4), third])
  })

  it.each([
    ['no index', {}],
    ['both kinds of index', { position: 0, positions: [0] }],
    ['too few indices', { positions: [] }],
    ['too many indices', { positions: [0, 1] }],
  ])('do not move with %s', async (_, where) => {
    const { send, trackIds } = await aLongPlaylist()
    const response = await send('move', { trackIds: trackIds.slice(0, 1), ...where })
    expect(response.body).toMatchObject({ status: 422, code: 'invalid_input' })
  })

  it.each(['remove', 'exclude', 'move'])(
    'are not changed by %s if one does not exist',
    async (operation) => {
      const { send, read, trackIds } = await aLongPlaylist()
      const before = await read()
      const body = {
        trackIds: [...trackIds, crypto.randomUUID()],
        ...(operation === 'move' ? { position: 0 } : {}),
        ...(operation === 'exclude' ? { excluded: true } : {}),
      }
      expect((await send(operation, body)).body).toMatchObject({ status: 404, code: 'not_found' })
      expect(await read()).toEqual(before)
    },
  )

  it('are at most 10,000 in a call', async () => {
    const { send } = await aLongPlaylist()
    const trackIds = Array.from({ length: 10_001 }, () => crypto.randomUUID())
    for (const [operation, rest] of [
      ['remove', {}],
      ['restore', {}],
      ['exclude', { excluded: true }],
      ['move', { position: 0 }],
    ] as const) {
      expect((await send(operation, { trackIds, ...rest })).status).toBe(422)
    }
  })
})
