import { describe, expect, it } from 'vitest'
import { aUser, call, withApp } from '@/tests/support/app'
import { aPlaylist } from '@/tests/support/library'

withApp()

type Track = { id: string; song: { id: string; title: string } }
type Sent = [method: string, path: string, body: object]
type Page = { data: Track[]; nextCursor: string | null }

const titles = async (token: string, playlist: string) => {
  const { body } = await call('GET', `/playlists/${playlist}/tracks?limit=100`, { token })
  return (body as Page).data.map((track) => track.song.title)
}

/** Sets the keys of tracks as they are after thousands of moves to one position. */
async function squeeze(playlistId: string) {
  const { db } = await import('@/db')
  await db.transaction(async (tx) => {
    const present = await tx.bareTracks.list(playlistId)
    await tx.trackPositions.update(
      present.slice(1).map(({ id }, index) => ({
        id,
        position: `${present[0]!.position}${'0'.repeat(600)}V${index + 1}`,
      })),
    )
  })
}

const tracks = async (token: string, playlist: string) => {
  const { body } = await call('GET', `/playlists/${playlist}/tracks?limit=100`, { token })
  return (body as Page).data
}

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
    const [track] = await tracks(ada.token, id)
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
    expect(await titles(ada.token, id)).toHaveLength(3)
  })
})

describe('tracks', () => {
  it.each<[string, (playlist: string, first: Track, second: Track) => Sent[], string[]]>([
    [
      'added',
      (id, { song }) => [['POST', `/playlists/${id}/tracks`, { songIds: [song.id], position: 1 }]],
      ['Song 1', 'Song 1', 'Song 2', 'Song 3'],
    ],
    [
      'moved',
      (id, first) => [['PATCH', `/playlists/${id}/tracks/${first.id}`, { position: 1 }]],
      ['Song 2', 'Song 1', 'Song 3'],
    ],
    [
      'put back',
      (id, _, { id: second }) => [
        ['POST', `/playlists/${id}/tracks/remove`, { trackIds: [second] }],
        ['POST', `/playlists/${id}/tracks/restore`, { trackIds: [second] }],
      ],
      ['Song 1', 'Song 2', 'Song 3'],
    ],
  ])('can be %s at one position without a limit, and are still paged', async (_, sent, wanted) => {
    const { token } = await aUser()
    const id = await aPlaylist(token, 3, 0)
    const [first, second] = await tracks(token, id)
    await squeeze(id)
    for (const [method, path, body] of sent(id, first!, second!)) {
      const { status } = await call(method, path, { token, body })
      expect(status, path).toBeLessThan(300)
    }
    const seen: string[] = []
    let cursor = ''
    do {
      const path = `/playlists/${id}/tracks?limit=1${cursor && `&cursor=${cursor}`}`
      const { status, body } = await call('GET', path, { token })
      expect(status, JSON.stringify(body)).toBe(200)
      const { data, nextCursor } = body as Page
      seen.push(...data.map((track) => track.song.title))
      cursor = nextCursor ?? ''
    } while (cursor)
    expect(seen).toEqual(wanted)
  })

  it('are added at a position, all or none', async () => {
    const { token } = await aUser()
    const id = await aPlaylist(token, 4, 0)
    const [first, , , last] = await tracks(token, id)
    await call('POST', `/playlists/${id}/tracks`, {
      token,
      body: { songIds: [last!.song.id], position: 1 },
    })
    expect(await titles(token, id)).toEqual(['Song 1', 'Song 4', 'Song 2', 'Song 3', 'Song 4'])
    const missing = crypto.randomUUID()
    const refused = await call('POST', `/playlists/${id}/tracks`, {
      token,
      body: { songIds: [first!.song.id, missing] },
    })
    expect(refused.status).toBe(404)
    expect(refused.body).toMatchObject({ code: 'song_not_found' })
    expect(JSON.stringify(refused.body)).toContain(missing)
    expect(await titles(token, id)).toHaveLength(5)
  })

  it.each([
    [0, 3, ['Song 2', 'Song 3', 'Song 4', 'Song 1', 'Song 5']],
    [4, 0, ['Song 5', 'Song 1', 'Song 2', 'Song 3', 'Song 4']],
    [1, 2, ['Song 1', 'Song 3', 'Song 2', 'Song 4', 'Song 5']],
    [2, 99, ['Song 1', 'Song 2', 'Song 4', 'Song 5', 'Song 3']],
    [3, 3, ['Song 1', 'Song 2', 'Song 3', 'Song 4', 'Song 5']],
  ])('move from %i to %i', async (from, position, expected) => {
    const { token } = await aUser()
    const id = await aPlaylist(token, 5)
    const track = (await tracks(token, id))[from]!
    const moved = await call('PATCH', `/playlists/${id}/tracks/${track.id}`, {
      token,
      body: { position },
    })
    expect(moved.status, JSON.stringify(moved.body)).toBe(200)
    expect(await titles(token, id)).toEqual(expected)
  })

  it('are restored at their positions', async () => {
    const { token } = await aUser()
    const id = await aPlaylist(token, 5)
    const gone = (await tracks(token, id)).slice(1, 3).map((track) => track.id)
    const body = { trackIds: gone }
    expect((await call('POST', `/playlists/${id}/tracks/remove`, { token, body })).status).toBe(204)
    expect(await titles(token, id)).toEqual(['Song 1', 'Song 4', 'Song 5'])
    expect((await call('POST', `/playlists/${id}/tracks/restore`, { token, body })).status).toBe(
      204,
    )
    expect(await titles(token, id)).toEqual(['Song 1', 'Song 2', 'Song 3', 'Song 4', 'Song 5'])
    const { body: playlist } = await call('GET', `/playlists/${id}`, { token })
    expect(playlist).toMatchObject({ trackCount: 5, totalDurationMs: 900_000 })
  })

  it('are restored in order after the track that has their position now', async () => {
    const { token } = await aUser()
    const id = await aPlaylist(token, 4)
    const path = `/playlists/${id}/tracks`
    const [first, second, third] = await tracks(token, id)
    const trackIds: string[] = []
    const replaceFirst = async (song: string | undefined) => {
      const [replaced] = await tracks(token, id)
      trackIds.push(replaced?.id ?? '')
      await call('DELETE', `${path}/${replaced?.id}`, { token })
      await call('POST', path, { token, body: { songIds: [song], position: 0 } })
    }
    await replaceFirst(second?.song.id)
    await replaceFirst(third?.song.id)
    expect(await titles(token, id)).toEqual(['Song 3', 'Song 2', 'Song 3', 'Song 4'])
    const restored = await call('POST', `${path}/restore`, { token, body: { trackIds } })
    expect(restored.status).toBe(204)
    expect((await tracks(token, id)).slice(1, 3).map((track) => track.id)).toEqual(trackIds)
    expect(await titles(token, id)).toEqual([
      ...['Song 3', first?.song.title, 'Song 2'],
      ...['Song 2', 'Song 3', 'Song 4'],
    ])
  })

  it('have the total of the durations that their songs have now', async () => {
    const { token } = await aUser()
    const id = await aPlaylist(token, 2)
    const [first, second] = await tracks(token, id)
    const repeat = { songIds: [first?.song.id] }
    await call('POST', `/playlists/${id}/tracks`, { token, body: repeat })
    await call('DELETE', `/playlists/${id}/tracks/${second?.id}`, { token })
    const { db } = await import('@/db')
    const { sql } = await import('drizzle-orm')
    const setDuration = (songId: string | undefined, ms: number | null) =>
      db
        .describe()
        .postgres.drizzle.execute(
          sql`update songs set duration_ms = ${ms}::int where id = ${songId}`,
        )
    const total = async () =>
      ((await call('GET', `/playlists/${id}`, { token })).body as { totalDurationMs: number })
        .totalDurationMs
    expect(await total()).toBe(360_000)
    await setDuration(second?.song.id, 1_000)
    expect(await total()).toBe(360_000)
    await setDuration(first?.song.id, 100_000)
    expect(await total()).toBe(200_000)
    await setDuration(first?.song.id, null)
    expect(await total()).toBe(0)
  })

  it('are paged without gaps or repetitions while others are added and removed', async () => {
    const { token } = await aUser()
    const id = await aPlaylist(token, 60)
    const before = await tracks(token, id)
    const seen: string[] = []
    for (let cursor = '', page = 0; ; page++) {
      const query = cursor ? `&cursor=${cursor}` : ''
      const { body } = await call('GET', `/playlists/${id}/tracks?limit=7${query}`, { token })
      const { data, nextCursor } = body as Page
      seen.push(...data.map((track) => track.id))
      if (page === 2) {
        await call('DELETE', `/playlists/${id}/tracks/${before[50]!.id}`, { token })
        await call('POST', `/playlists/${id}/tracks`, {
          token,
          body: { songIds: [before[0]!.song.id], position: 0 },
        })
      }
      if (!nextCursor) break
      cursor = nextCursor
    }
    expect(new Set(seen).size).toBe(seen.length)
    expect(before.filter((_, i) => i !== 50).every((track) => seen.includes(track.id))).toBe(true)
  })

  it('reject a cursor that was modified or belongs to another list', async () => {
    const { token } = await aUser()
    const [one, two] = [await aPlaylist(token, 9), await aPlaylist(token, 9)]
    const { body } = await call('GET', `/playlists/${one}/tracks?limit=3`, { token })
    const { nextCursor } = body as Page
    for (const path of [
      `/playlists/${two}/tracks?cursor=${nextCursor}`,
      `/playlists/${one}/tracks?cursor=${nextCursor}x`,
      `/playlists/${one}/tracks?cursor=x`,
    ]) {
      const answer = await call('GET', path, { token })
      expect(answer.status).toBe(400)
      expect(answer.body).toMatchObject({ code: 'invalid_cursor' })
    }
  })

  it('that are excluded stay in the list, but are not shuffled', async () => {
    const { token } = await aUser()
    const id = await aPlaylist(token, 6)
    const [out] = await tracks(token, id)
    await call('PATCH', `/playlists/${id}/tracks/${out!.id}`, { token, body: { excluded: true } })
    expect(await titles(token, id)).toHaveLength(6)
    const heard: string[] = []
    for (let turn = 0; turn < 10; turn++) {
      const { body } = await call('GET', `/playlists/${id}/shuffle/next`, { token })
      heard.push((body as { track: Track }).track.id)
    }
    expect(heard).not.toContain(out!.id)
    expect(new Set(heard).size).toBe(5)
  })
})

describe('liked songs', () => {
  it('are liked once, are marked on the song, and can be shuffled', async () => {
    const { token } = await aUser()
    const id = await aPlaylist(token, 4)
    const songs = (await tracks(token, id)).map((track) => track.song.id)
    for (const song of [...songs, songs[0]]) {
      expect((await call('PUT', `/me/liked/${song}`, { token })).status).toBe(204)
    }
    const { body } = await call('GET', '/me/liked', { token })
    expect((body as { data: unknown[] }).data).toHaveLength(4)
    const next = await call('GET', '/playlists/liked/shuffle/next', { token })
    expect(next.status).toBe(200)
    expect(next.body).toMatchObject({ turn: 1, setSize: 4, track: { song: { liked: true } } })
    await call('DELETE', `/me/liked/${songs[0]}`, { token })
    const heard = new Set<string>()
    for (let turn = 0; turn < 6; turn++) {
      const step = await call('GET', '/playlists/liked/shuffle/next', { token })
      heard.add((step.body as { track: Track }).track.song.id)
    }
    expect(heard).toEqual(new Set(songs.slice(1)))
  })

  it('are not visible to other users', async () => {
    const [ada, bob] = await Promise.all([aUser('ada'), aUser('bob')])
    const id = await aPlaylist(ada.token, 1)
    const copy = await aPlaylist(bob.token, 1)
    const [track] = await tracks(ada.token, id)
    await call('PUT', `/me/liked/${track!.song.id}`, { token: ada.token })
    const [other] = await tracks(bob.token, copy)
    const { body } = await call('GET', `/songs/${other!.song.id}`, { token: bob.token })
    expect(body).toMatchObject({ title: track!.song.title, liked: false })
    const path = `/me/liked/${track!.song.id}`
    expect((await call('PUT', path, { token: bob.token })).status).toBe(404)
  })
})

describe('the library', () => {
  it('is shuffled as a list, and follows additions and removals', async () => {
    const { token } = await aUser()
    const id = await aPlaylist(token, 3)
    const first = await call('GET', '/playlists/library/shuffle/next', { token })
    expect(first.body).toMatchObject({ turn: 1, setSize: 3 })
    const [gone] = await tracks(token, id)
    await call('DELETE', `/playlists/${id}/tracks/${gone!.id}`, { token })
    await aPlaylist(token, 5)
    const heard = new Set<string>()
    for (let turn = 0; turn < 14; turn++) {
      const step = await call('GET', '/playlists/library/shuffle/next', { token })
      heard.add((step.body as { track: Track }).track.song.title)
    }
    expect(heard).toEqual(new Set(['Song 1', 'Song 2', 'Song 3', 'Song 4', 'Song 5']))
  })
})

describe('songs', () => {
  it('are found by prefixes, ignoring case and accents', async () => {
    const { token } = await aUser()
    const form = new FormData()
    form.set(
      'file',
      new File(['Title,Artist\nÉtoile polaire,Björk Guðmundsdóttir\nPolar,Other\n'], 'x.csv'),
    )
    await call('POST', '/imports', { token, form })
    const findTitles = async () => {
      const { body } = await call('GET', '/songs?q=BJORK%20etoi', { token })
      return (body as { data: { title: string }[] }).data.map((song) => song.title)
    }
    await expect.poll(findTitles, { timeout: 20_000 }).toEqual(['Étoile polaire'])
  })
})
