import { beforeAll, describe, expect, it } from 'vitest'
import type { Queue } from '@/lib/contract/queue'
import { aUser, call, withApp } from '@/tests/support/app'
import { aPlaylistOf, someSongs } from '@/tests/support/songs'

withApp()

const PHONE = '0199c3f2-5a1e-7c4b-9d2a-6f8e1b3c5d01'
const DESK = '0199c3f2-5a1e-7c4b-9d2a-6f8e1b3c5d02'

type User = Awaited<ReturnType<typeof aUser>>
type Change = { version: number; songId: string; deviceId?: string; positionMs?: number }

let ada: User
let songIds: string[]

beforeAll(async () => {
  ada = await aUser()
  songIds = await someSongs(ada.id, [{ title: 'One' }, { title: 'Two' }, { title: 'Three' }])
})

const read = async ({ token }: User) => (await call('GET', '/me/queue', { token })).body as Queue
const codeOf = ({ body }: { body: unknown }) => (body as { code?: string }).code

function play({ token }: User, { version, songId, deviceId = PHONE, positionMs = 0 }: Change) {
  const body = {
    version,
    context: { kind: 'library', id: null },
    order: 'balanced',
    repeat: 'all',
    current: { songId, positionMs, paused: true, turn: 3 },
    device: { id: deviceId, name: 'Phone' },
  }
  return call('PUT', '/me/queue', { token, body })
}

const savePosition = ({ token }: User, body: object) =>
  call('PUT', '/me/queue/position', { token, body })

describe('the play state of a user', () => {
  it('is empty before the first song', async () => {
    expect(await read(await aUser())).toMatchObject({ version: 0, current: null, queued: [] })
  })

  it('is the same for every device', async () => {
    const [songId = ''] = songIds
    const { version } = await read(ada)
    const { status } = await play(ada, { version, songId, positionMs: 101_000 })
    expect(status).toBe(200)
    expect(await read(ada)).toMatchObject({
      version: version + 1,
      context: { kind: 'library', id: null },
      order: 'balanced',
      repeat: 'all',
      current: { songId, turn: 3, positionMs: 101_000, paused: true, song: { title: 'One' } },
      device: { id: PHONE, name: 'Phone' },
    })
  })

  it('rejects a change that is based on an earlier version, with the newer state', async () => {
    const [, songId = ''] = songIds
    const { version } = await read(ada)
    await play(ada, { version, songId })
    const late = await play(ada, { version, songId: songIds[0] ?? '', deviceId: DESK })
    expect(late).toMatchObject({
      status: 409,
      body: { code: 'queue_changed', queue: { version: version + 1, current: { songId } } },
    })
    expect((await read(ada)).device?.id).toBe(PHONE)
  })

  it('takes one of two changes that two devices make at the same time', async () => {
    const [songId = ''] = songIds
    const { version } = await read(ada)
    const both = await Promise.all(
      [PHONE, DESK].map((deviceId) => play(ada, { version, songId, deviceId })),
    )
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
    expect((await read(ada)).version).toBe(version + 1)
  })

  it('has no song and no playlist of another user', async () => {
    const bob = await aUser('bob')
    const version = 0
    const song = await play(bob, { version, songId: songIds[0] ?? '' })
    expect([song.status, codeOf(song)]).toEqual([404, 'song_not_found'])
    const [own = ''] = await someSongs(bob.id, [{ title: 'Own' }])
    const context = { kind: 'playlist', id: await aPlaylistOf(ada.id, songIds) }
    const current = { songId: own, positionMs: 0, paused: true }
    const state = { version, context, order: 'list', repeat: 'off', current, device: { id: DESK } }
    const list = await call('PUT', '/me/queue', { token: bob.token, body: state })
    expect([list.status, codeOf(list)]).toEqual([404, 'not_found'])
  })

  it('rejects a list without its id', async () => {
    const body = { version: 0, context: { kind: 'album', id: null } }
    const { status } = await call('PUT', '/me/queue', { token: ada.token, body })
    expect(status).toBe(422)
  })

  it('has no current song after that song was removed', async () => {
    const eve = await aUser('eve')
    const [songId = ''] = await someSongs(eve.id, [{ title: 'Gone' }])
    await play(eve, { version: 0, songId })
    await call('POST', '/me/queue/items', { token: eve.token, body: { songIds: [songId] } })
    await call('DELETE', `/songs/${songId}`, { token: eve.token })
    expect(await read(eve)).toMatchObject({ current: null, queued: [] })
  })
})

describe('the position', () => {
  it('is saved by the device that plays, without another version', async () => {
    const [songId = ''] = songIds
    const { version } = await play(ada, { ...(await read(ada)), songId }).then(
      ({ body }) => body as Queue,
    )
    const position = { deviceId: PHONE, itemId: songId, positionMs: 41_000, paused: true }
    expect((await savePosition(ada, position)).status).toBe(204)
    expect(await read(ada)).toMatchObject({ version, current: { positionMs: 41_000 } })
  })

  it('continues from the last position that was sent while the song plays', async () => {
    const sent = { deviceId: PHONE, positionMs: 50_000, paused: false }
    await savePosition(ada, sent)
    await savePosition(ada, { ...sent, positionMs: 52_000 })
    const { current } = await read(ada)
    expect(current?.paused).toBe(false)
    expect(current?.positionMs).toBeGreaterThanOrEqual(52_000)
    expect(current?.positionMs).toBeLessThan(52_000 + 15_001)
  })

  it('of another device or another song is rejected', async () => {
    const position = { deviceId: DESK, positionMs: 1, paused: true }
    const other = await savePosition(ada, position)
    expect([other.status, codeOf(other)]).toEqual([409, 'device_not_active'])
    const late = await savePosition(ada, { ...position, deviceId: PHONE, itemId: songIds[2] })
    expect([late.status, codeOf(late)]).toEqual([409, 'queue_changed'])
  })

  it('moves with the song to the device that takes over', async () => {
    await savePosition(ada, { deviceId: PHONE, positionMs: 61_000, paused: true })
    const { version } = await read(ada)
    const { body } = await call('POST', '/me/queue/take-over', {
      token: ada.token,
      body: { deviceId: DESK },
      headers: { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0' },
    })
    expect(body).toMatchObject({
      version: version + 1,
      current: { positionMs: 61_000 },
      device: { id: DESK, name: 'Firefox on Linux' },
    })
    const late = await savePosition(ada, { deviceId: PHONE, positionMs: 62_000, paused: false })
    expect(codeOf(late)).toBe('device_not_active')
    expect(await read(ada)).toMatchObject({ current: { positionMs: 61_000, paused: true } })
  })
})
