import { describe, expect, it } from 'vitest'
import { aUser, call, withApp } from '@/tests/support/app'
import { aLargePlaylist } from '@/tests/support/large-list'

withApp()

type Detail = { version: number; tracks: { data: { id: string; song: { id: string } }[] } }

async function read(token: string, id: string) {
  const { headers, body } = await call('GET', `/playlists/${id}`, { token })
  return { etag: headers.get('etag') ?? '', playlist: body as Detail }
}

const readIf = async (token: string, id: string, etag: string) =>
  (await call('GET', `/playlists/${id}`, { token, headers: { 'if-none-match': etag } })).status

describe('the ETag of a playlist', () => {
  it('is strong, contains the version, and causes 304 while the representation is unchanged', async () => {
    const { token, id } = await aUser()
    const list = await aLargePlaylist(id, 60)
    const { etag, playlist } = await read(token, list)
    expect(etag).toMatch(new RegExp(`^"${playlist.version}-[0-9a-f]{23}"$`))
    const known = await call('GET', `/playlists/${list}`, {
      token,
      headers: { 'if-none-match': `"other", W/${etag}` },
    })
    expect(known.status).toBe(304)
    expect(known.body).toBe('')
    expect(known.headers.get('etag')).toBe(etag)
    expect(known.headers.get('vary')).toContain('Authorization')
    expect(await readIf(token, list, '*')).toBe(304)
    expect(await readIf(token, list, '"1-nonsense"')).toBe(200)
    // Another page size is another representation.
    const wide = await call('GET', `/playlists/${list}?limit=100`, { token })
    expect(wide.headers.get('etag')).not.toBe(etag)
  })

  it('changes with every visible change', async () => {
    const { token, id } = await aUser()
    const list = await aLargePlaylist(id, 5)
    const tracks = (await read(token, list)).playlist.tracks.data
    const [first, second] = tracks as [Detail['tracks']['data'][0], Detail['tracks']['data'][0]]
    const changes: [string, string, object | undefined][] = [
      ['PUT', `/playlists/${list}`, { name: 'Renamed' }],
      ['PUT', `/me/liked/${first.song.id}`, undefined],
      ['DELETE', `/me/liked/${first.song.id}`, undefined],
      ['PUT', `/songs/${first.song.id}/video`, { url: 'https://youtu.be/dQw4w9WgXcQ' }],
      ['PATCH', `/playlists/${list}/tracks/${second.id}`, { excluded: true }],
      ['PATCH', `/playlists/${list}/tracks/${second.id}`, { position: 0 }],
      ['DELETE', `/playlists/${list}/tracks/${second.id}`, undefined],
      ['POST', `/playlists/${list}/tracks`, { songIds: [first.song.id] }],
    ]
    for (const [method, path, body] of changes) {
      const { etag } = await read(token, list)
      expect(await readIf(token, list, etag)).toBe(304)
      const { status } = await call(method, path, { token, body })
      expect(status, path).toBeLessThan(300)
      expect(await readIf(token, list, etag), `${method} ${path}`).toBe(200)
    }
  })

  it('is of no use to another user', async () => {
    const [ada, ben] = [await aUser('ada'), await aUser('ben')]
    const list = await aLargePlaylist(ada.id, 3)
    const { etag } = await read(ada.token, list)
    expect(await readIf(ben.token, list, etag)).toBe(404)
    expect(await readIf('nonsense', list, etag)).toBe(401)
  })

  it('lets exactly one of fifty concurrent changes succeed', async () => {
    const { token, id } = await aUser()
    const list = await aLargePlaylist(id, 3)
    const { etag } = await read(token, list)
    const renames = Array.from({ length: 50 }, (_, at) =>
      call('PUT', `/playlists/${list}`, {
        token,
        body: { name: `Name ${at}` },
        headers: { 'if-match': etag },
      }),
    )
    const statuses = (await Promise.all(renames)).map(({ status }) => status)
    expect(statuses.filter((status) => status === 200)).toHaveLength(1)
    expect(statuses.filter((status) => status === 412)).toHaveLength(49)
  })

  it('can be one of several in If-Match', async () => {
    const { token, id } = await aUser()
    const list = await aLargePlaylist(id, 2)
    const { etag } = await read(token, list)
    const rename = (ifMatch: string) =>
      call('PUT', `/playlists/${list}`, {
        token,
        body: { name: 'One of several' },
        headers: { 'if-match': ifMatch },
      })
    expect((await rename(`"0-other", W/${etag}`)).status).toBe(412)
    expect((await rename(`"0-other" , ${etag}`)).status).toBe(200)
  })

  it('is checked by every change of a playlist', async () => {
    const { token, id } = await aUser()
    const list = await aLargePlaylist(id, 3)
    const { etag, playlist } = await read(token, list)
    await call('PUT', `/playlists/${list}`, { token, body: { name: 'Changed' } })
    const [track] = playlist.tracks.data as [{ id: string; song: { id: string } }]
    for (const [method, path, body] of [
      ['PUT', `/playlists/${list}`, { name: 'Again' }],
      ['PATCH', `/playlists/${list}/tracks/${track.id}`, { excluded: true }],
      ['DELETE', `/playlists/${list}/tracks/${track.id}`, undefined],
      ['POST', `/playlists/${list}/tracks`, { songIds: [track.song.id] }],
      ['POST', `/playlists/${list}/tracks/remove`, { trackIds: [track.id] }],
      ['DELETE', `/playlists/${list}`, undefined],
    ] as const) {
      const {
        status,
        headers,
        body: problem,
      } = await call(method, path, {
        token,
        body,
        headers: { 'if-match': etag },
      })
      expect(status, `${method} ${path}`).toBe(412)
      expect(problem).toMatchObject({ code: 'precondition_failed' })
      expect(headers.get('etag')).toBe((await read(token, list)).etag)
    }
    const current = (await read(token, list)).etag
    const removed = await call('DELETE', `/playlists/${list}`, {
      token,
      headers: { 'if-match': current },
    })
    expect(removed.status).toBe(204)
  })
})
