import { describe, expect, it } from 'vitest'
import { aUser, call, withApp } from '@/tests/support/app'
import { csvOf, importEnded, someRows } from '@/tests/support/library'
import { heldSongs } from '@/tests/support/songs'

withApp()

type Playlist = { id: string; name: string }
type Listing = { data: Playlist[] }

const create = (token: string, key: string, name = 'Morning') =>
  call('POST', '/playlists', { token, body: { name }, headers: { 'idempotency-key': key } })

async function playlistsOf(token: string): Promise<Playlist[]> {
  const { body } = await call('GET', '/playlists', { token })
  return (body as Listing).data
}

describe('a call with an Idempotency-Key', () => {
  it('runs once and returns the same response again', async () => {
    const { token } = await aUser()
    const first = await create(token, 'key-1')
    expect(first.status).toBe(201)
    expect(first.headers.has('idempotency-replayed')).toBe(false)
    const again = await create(token, 'key-1')
    expect(again.status).toBe(201)
    expect(again.body).toEqual(first.body)
    expect(again.headers.get('idempotency-replayed')).toBe('true')
    for (const name of ['location', 'etag', 'content-type']) {
      expect(again.headers.get(name), name).toBe(first.headers.get(name))
    }
    expect(first.headers.get('etag')).toMatch(/^"1-/)
    expect(await playlistsOf(token)).toHaveLength(1)
  })

  it('treats a key and the quoted key as equal', async () => {
    const { token } = await aUser()
    await create(token, 'morning-7')
    const quoted = await create(token, '"morning-7"')
    expect(quoted.headers.get('idempotency-replayed')).toBe('true')
  })

  it('is rejected if the key was used for another request', async () => {
    const { token } = await aUser()
    await create(token, 'key-1')
    const other = await create(token, 'key-1', 'Evening')
    expect(other.status).toBe(422)
    expect(other.body).toMatchObject({ code: 'idempotency_key_reused' })
    expect(await playlistsOf(token)).toHaveLength(1)
  })

  it('is a separate call for another user or operation', async () => {
    const [ada, ben] = [await aUser('ada'), await aUser('ben')]
    const mine = await create(ada.token, 'key-1')
    expect((await create(ben.token, 'key-1')).headers.has('idempotency-replayed')).toBe(false)
    const { id } = mine.body as Playlist
    const added = await call('POST', `/playlists/${id}/tracks`, {
      token: ada.token,
      body: { songIds: [crypto.randomUUID()] },
      headers: { 'idempotency-key': 'key-1' },
    })
    expect(added.body).toMatchObject({ code: 'song_not_found' })
  })

  it('returns a problem of the verb again, and rolls its changes back', async () => {
    const { token } = await aUser()
    const { id } = (await create(token, 'key-1')).body as Playlist
    const add = () =>
      call('POST', `/playlists/${id}/tracks`, {
        token,
        body: { songIds: ['01890a5d-ac96-774b-bcce-b302099a8057'] },
        headers: { 'idempotency-key': 'key-2' },
      })
    const first = await add()
    const again = await add()
    expect([first.status, again.status]).toEqual([404, 404])
    expect(again.body).toEqual(first.body)
    expect(again.headers.get('idempotency-replayed')).toBe('true')
  })

  it('does not store a transient problem, and is a separate call with another If-Match', async () => {
    const { token, id: userId } = await aUser()
    const made = await create(token, 'key-1')
    const { id } = made.body as Playlist
    const [songId] = await heldSongs(userId, [{ title: 'One' }])
    const add = (ifMatch: string) =>
      call('POST', `/playlists/${id}/tracks`, {
        token,
        body: { songIds: [songId] },
        headers: { 'idempotency-key': 'key-2', 'if-match': ifMatch },
      })
    expect((await add('"9-stale"')).status).toBe(412)
    const tag = made.headers.get('etag') ?? ''
    expect((await add(tag)).status).toBe(201)
    expect((await add(tag)).headers.get('idempotency-replayed')).toBe('true')
    expect((await add('"9-stale"')).body).toMatchObject({ code: 'idempotency_key_reused' })
  })

  it('does not store a rejection before the verb is called', async () => {
    const { token } = await aUser()
    expect((await create(token, 'key-1', '')).status).toBe(422)
    expect((await create(token, 'key-1')).status).toBe(201)
  })

  it.each(['', 'a'.repeat(256), 'a\tb', 'caf\u00e9'])('rejects the key %j', async (key) => {
    const { token } = await aUser()
    const { status, body } = await create(token, key)
    expect(status).toBe(400)
    expect(body).toMatchObject({ code: 'malformed_request' })
  })

  it('creates one row for a hundred equal concurrent calls', async () => {
    const { token } = await aUser()
    const responses = await Promise.all(Array.from({ length: 100 }, () => create(token, 'burst')))
    const ids = new Set(responses.map(({ body }) => (body as Playlist).id))
    expect(responses.map(({ status }) => status)).toEqual(Array(100).fill(201))
    expect(ids.size).toBe(1)
    const fresh = responses.filter(({ headers }) => !headers.has('idempotency-replayed'))
    expect(fresh).toHaveLength(1)
    expect(await playlistsOf(token)).toHaveLength(1)
  })

  it('does not block other calls', async () => {
    const { token } = await aUser()
    const both = await Promise.all([
      ...Array.from({ length: 10 }, (_, index) => create(token, `many-${index}`, `List ${index}`)),
      ...Array.from({ length: 10 }, () => call('GET', '/playlists', { token })),
    ])
    expect(both.every(({ status }) => status < 300)).toBe(true)
    expect(await playlistsOf(token)).toHaveLength(10)
  })

  it('expires after a day and is deleted', async () => {
    const { db } = await import('@/db')
    const { deleteExpiredKeys } = await import('@/lib/services/shared/idempotency')
    const { token, id } = await aUser()
    await create(token, 'old')
    await create(token, 'new')
    const { postgres } = db.describe()
    const yesterday = `update idempotency_keys set created_at = now() - interval '25 hours'
      where user_id = '${id}' and key = 'old'`
    if (postgres.kind === 'embedded') await postgres.client.exec(yesterday)
    else await postgres.client.unsafe(yesterday)
    expect((await create(token, 'old')).headers.has('idempotency-replayed')).toBe(false)
    expect(await playlistsOf(token)).toHaveLength(3)
    if (postgres.kind === 'embedded') await postgres.client.exec(yesterday)
    else await postgres.client.unsafe(yesterday)
    expect(await deleteExpiredKeys()).toBe(1)
    expect((await create(token, 'new')).headers.get('idempotency-replayed')).toBe('true')
  })
})

it('starts one resumable upload per key', async () => {
  const { token } = await aUser()
  const begin = (length: string, more: Record<string, string> = {}) =>
    call('POST', '/uploads', {
      token,
      headers: {
        'tus-resumable': '1.0.0',
        'upload-length': length,
        'idempotency-key': 'file',
        ...more,
      },
    })
  const first = await begin('9')
  expect(first.status).toBe(201)
  const again = await begin('9')
  expect(again.headers.get('idempotency-replayed')).toBe('true')
  expect(again.headers.get('location')).toBe(first.headers.get('location'))
  expect((await begin('10')).body).toMatchObject({ code: 'idempotency_key_reused' })
  const withBytes = await begin('9', { 'content-type': 'application/offset+octet-stream' })
  expect(withBytes.body).toMatchObject({ code: 'malformed_request' })
})

describe('an upload with an Idempotency-Key', () => {
  const upload = (token: string, key: string, rows: number, fileName = 'list.csv') => {
    const form = new FormData()
    form.set('file', new File([csvOf(someRows(rows))], fileName))
    return call('POST', '/imports', { token, form, headers: { 'idempotency-key': key } })
  }

  it('is stored once, whatever the boundary of its parts', async () => {
    const { token } = await aUser()
    const [first, twin] = await Promise.all([upload(token, 'file', 12), upload(token, 'file', 12)])
    expect([first.status, twin.status]).toEqual([202, 202])
    expect(twin.body).toEqual(first.body)
    expect(twin.headers.get('location')).toBe(first.headers.get('location'))

    await importEnded(token, (first.body as Playlist).id)
    const { body } = await call('GET', '/imports', { token })
    expect((body as Listing).data).toHaveLength(1)
    expect((await upload(token, 'file', 13)).body).toMatchObject({ code: 'idempotency_key_reused' })
  })
})
