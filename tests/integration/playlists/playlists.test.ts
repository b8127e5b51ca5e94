import { describe, expect, it } from 'vitest'
import { aUser, call, withApp } from '@/tests/support/app'
import { aPlaylist } from '@/tests/support/library'
import { titlesOf, tracksOf } from '@/tests/support/playlist-tracks'

withApp()

describe('playlists', () => {
  it('are created, read, renamed and deleted', async () => {
    const { token } = await aUser()
    const created = await call('POST', '/playlists', { token, body: { name: '  Late trains  ' } })
    expect(created.status).toBe(201)
    const { id } = created.body as { id: string }
    expect(created.headers.get('location')).toBe(`/api/v1/playlists/${id}`)
    expect(created.body).toMatchObject({ name: 'Late trains', trackCount: 0, version: 1 })
    const renamed = await call('PUT', `/playlists/${id}`, {
      token,
      body: { name: 'Night trains', description: 'slow ones' },
    })
    expect(renamed.body).toMatchObject({
      name: 'Night trains',
      description: 'slow ones',
      version: 2,
    })
    const kept = await call('PUT', `/playlists/${id}`, { token, body: { name: 'Trains' } })
    expect(kept.body).toMatchObject({ description: 'slow ones' })
    expect((await call('DELETE', `/playlists/${id}`, { token })).status).toBe(204)
    expect((await call('GET', `/playlists/${id}`, { token })).status).toBe(404)
  })

  it('respond 304 if nothing changed, and reject changes of an outdated version', async () => {
    const { token } = await aUser()
    const id = await aPlaylist(token, 3)
    const read = await call('GET', `/playlists/${id}`, { token })
    const etag = read.headers.get('etag') ?? ''
    const known = await call('GET', `/playlists/${id}`, {
      token,
      headers: { 'if-none-match': etag },
    })
    expect(known.status).toBe(304)
    const put = (name: string) =>
      call('PUT', `/playlists/${id}`, { token, body: { name }, headers: { 'if-match': etag } })
    expect((await put('First')).status).toBe(200)
    const stale = await put('Second')
    expect(stale.status).toBe(412)
    expect(stale.body).toMatchObject({ code: 'precondition_failed' })
  })

  it.each(['"8-abc", "9-def"', 'W/"1-abc"', 'junk'])(
    'takes an If-Match it never gave, %s, for a stale one',
    async (etag) => {
      const { token } = await aUser()
      const id = await aPlaylist(token, 2)
      const headers = { 'if-match': etag }
      const put = await call('PUT', `/playlists/${id}`, { token, body: { name: 'x' }, headers })
      const gone = await call('DELETE', `/playlists/${id}`, { token, headers })
      expect([put.status, gone.status]).toEqual([412, 412])
    },
  )

  it('accept exactly one of 20 concurrent writes with the same If-Match', async () => {
    const { token } = await aUser()
    const id = await aPlaylist(token, 1)
    const etag = (await call('GET', `/playlists/${id}`, { token })).headers.get('etag') ?? ''
    const responses = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        call('PUT', `/playlists/${id}`, {
          token,
          body: { name: `Name ${index}` },
          headers: { 'if-match': etag },
        }),
      ),
    )
    const statuses = responses.map((answer) => answer.status)
    expect(statuses.filter((status) => status === 200)).toHaveLength(1)
    expect(statuses.filter((status) => status === 412)).toHaveLength(19)
  })

  it('do not exist for other users', async () => {
    const [ada, bob] = await Promise.all([aUser('ada'), aUser('bob')])
    const id = await aPlaylist(ada.token, 3)
    const [track] = await tracksOf(ada.token, id)
    const attempts: [string, string, object?][] = [
      ['GET', `/playlists/${id}`],
      ['PUT', `/playlists/${id}`, { name: 'Mine now' }],
      ['DELETE', `/playlists/${id}`],
      ['GET', `/playlists/${id}/tracks`],
      ['POST', `/playlists/${id}/tracks`, { songIds: [track!.song.id] }],
      ['PATCH', `/playlists/${id}/tracks/${track!.id}`, { excluded: true }],
      ['DELETE', `/playlists/${id}/tracks/${track!.id}`],
      ['POST', `/playlists/${id}/tracks/remove`, { trackIds: [track!.id] }],
      ['POST', `/playlists/${id}/tracks/restore`, { trackIds: [track!.id] }],
      ['POST', `/playlists/${id}/shuffle`, {}],
      ['GET', `/playlists/${id}/shuffle`],
      ['GET', `/playlists/${id}/shuffle/next`],
      ['GET', `/playlists/${id}/shuffle/previous`],
      ['GET', `/playlists/${id}/shuffle/upcoming`],
      ['GET', `/playlists/${id}/shuffle/order`],
      ['GET', `/playlists/${id}/shuffle/settings`],
      ['PATCH', `/playlists/${id}/shuffle/settings`, { mode: 'random' }],
      ['DELETE', `/playlists/${id}/shuffle`],
    ]
    for (const [method, path, body] of attempts) {
      const { status } = await call(method, path, { token: bob.token, body })
      expect(status, `${method} ${path}`).toBe(404)
      const stranger = await call(method, path, { body })
      expect(stranger.status, `${method} ${path}`).toBe(401)
    }
    expect(await titlesOf(ada.token, id)).toHaveLength(3)
  })
})
