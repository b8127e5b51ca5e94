import { beforeAll, describe, expect, it } from 'vitest'
import { db } from '@/db'
import type { Queue } from '@/lib/contract/queue'
import { aUser, call, withApp } from '@/tests/support/app'
import { createGuest } from '@/tests/support/guests'
import { someSongs } from '@/tests/support/songs'

withApp()

type User = Awaited<ReturnType<typeof aUser>>
let ada: User
let songIds: [string, string, string]

beforeAll(async () => {
  ada = await aUser()
  const titles = ['One', 'Two', 'Three'].map((title) => ({ title }))
  songIds = (await someSongs(ada.id, titles)) as typeof songIds
})

const codeOf = ({ body }: { body: unknown }) => (body as { code?: string }).code
const add = ({ token }: User, ids: string[], at = 'end') =>
  call('POST', '/me/queue/items', { token, body: { songIds: ids, at } })
const read = async ({ token }: User) => (await call('GET', '/me/queue', { token })).body as Queue
const titlesOf = ({ queued }: Queue) => queued.map(({ song }) => song.title)
const titles = async (user: User) => titlesOf(await read(user))
const clear = ({ token }: User) => call('DELETE', '/me/queue/items', { token })
const itemOf = async (user: User, title: string) =>
  (await read(user)).queued.find(({ song }) => song.title === title)?.id ?? ''

describe('the queue', () => {
  it('has songs added as next before those added at the end', async () => {
    const [one, two, three] = songIds
    const { version } = await read(ada)
    expect((await add(ada, [one])).status).toBe(201)
    await add(ada, [two])
    const { body } = await add(ada, [three, one], 'next')
    expect(titlesOf(body)).toEqual(['Three', 'One', 'One', 'Two'])
    expect((body as Queue).version).toBe(version + 3)
  })

  it('moves a song to an index, and to the end', async () => {
    await clear(ada)
    await add(ada, songIds)
    const move = async (title: string, position: number) => {
      const path = `/me/queue/items/${await itemOf(ada, title)}`
      return call('PATCH', path, { token: ada.token, body: { position } })
    }
    expect(titlesOf((await move('Three', 0)).body)).toEqual(['Three', 'One', 'Two'])
    expect(titlesOf((await move('Three', 999)).body)).toEqual(['One', 'Two', 'Three'])
    await add(ada, [songIds[0]], 'next')
    expect(await titles(ada)).toEqual(['One', 'One', 'Two', 'Three'])
  })

  it('loses a song that is removed, and all when it is cleared', async () => {
    await clear(ada)
    await add(ada, songIds)
    const path = `/me/queue/items/${await itemOf(ada, 'Two')}`
    expect((await call('DELETE', path, { token: ada.token })).status).toBe(204)
    expect(await titles(ada)).toEqual(['One', 'Three'])
    expect((await call('DELETE', path, { token: ada.token })).status).toBe(404)
    expect((await clear(ada)).status).toBe(204)
    expect(await titles(ada)).toEqual([])
  })

  it('loses the song that begins to play', async () => {
    await clear(ada)
    await add(ada, songIds)
    const { version } = await read(ada)
    const itemId = await itemOf(ada, 'One')
    const { status, body } = await call('PUT', '/me/queue', {
      token: ada.token,
      body: {
        version,
        context: { kind: 'library', id: null },
        order: 'balanced',
        repeat: 'all',
        current: { songId: songIds[0], itemId, positionMs: 0, paused: false },
        device: { id: crypto.randomUUID() },
      },
    })
    expect(status).toBe(200)
    expect(body).toMatchObject({ version: version + 1, current: { itemId } })
    expect(titlesOf(body)).toEqual(['Two', 'Three'])
  })

  it('keeps the songs that two devices queue at the same time', async () => {
    await clear(ada)
    const all = await Promise.all(songIds.map((id) => add(ada, [id])))
    expect(all.map(({ status }) => status)).toEqual([201, 201, 201])
    expect((await titles(ada)).sort()).toEqual(['One', 'Three', 'Two'])
  })

  it('takes songs of the user only, all or none', async () => {
    await clear(ada)
    const bob = await aUser('bob')
    const [foreign = ''] = await someSongs(bob.id, [{ title: 'Foreign' }])
    const added = await add(ada, [songIds[0], foreign])
    expect(added).toMatchObject({ status: 404, body: { params: { ids: foreign } } })
    expect(codeOf(added)).toBe('song_not_found')
    expect(await titles(ada)).toEqual([])
  })

  it('of another user cannot be changed', async () => {
    await add(ada, songIds)
    const path = `/me/queue/items/${await itemOf(ada, 'One')}`
    const bob = await aUser('bob')
    const statuses = [
      (await call('PATCH', path, { token: bob.token, body: { position: 0 } })).status,
      (await call('DELETE', path, { token: bob.token })).status,
    ]
    expect(statuses).toEqual([404, 404])
    await clear(bob)
    expect(await titles(ada)).toEqual(['One', 'Two', 'Three'])
  })

  it('has 1,000 songs at most', async () => {
    const eve = await aUser('eve')
    const [id = ''] = await someSongs(eve.id, [{ title: 'Loop' }])
    expect((await add(eve, Array<string>(1_000).fill(id))).status).toBe(201)
    const more = await add(eve, [id], 'next')
    expect([more.status, codeOf(more)]).toEqual([409, 'queue_full'])
    expect((await add(eve, Array<string>(1_001).fill(id))).status).toBe(422)
  })

  it('belongs to guests too', async () => {
    const { accessToken: token, user } = await createGuest()
    const [id = ''] = await someSongs(user.id, [{ title: 'Guest song' }])
    const { status, body } = await call('POST', '/me/queue/items', {
      token,
      body: { songIds: [id] },
    })
    expect(status).toBe(201)
    expect(titlesOf(body)).toEqual(['Guest song'])
  })

  it('is exported with the account, and deleted with it', async () => {
    await clear(ada)
    await add(ada, songIds)
    const { body } = await call('GET', '/me/export', { token: ada.token })
    const file = body as Record<string, { song?: { title: string } }[]>
    expect(file.queuedSongs?.map(({ song }) => song?.title)).toEqual(['One', 'Two', 'Three'])
    expect(file.playQueue).toHaveLength(1)
    const password = 'violet mango harbour 42'
    await call('DELETE', '/me', { token: ada.token, body: { password } })
    expect(await db.playQueues.find(ada.id)).toBeUndefined()
    expect(await db.queuedSongs.count(ada.id)).toBe(0)
  })
})
