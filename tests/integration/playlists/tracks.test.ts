import { describe, expect, it } from 'vitest'
import { aUser, call, withApp } from '@/tests/support/app'
import { aPlaylist } from '@/tests/support/library'
import { type Page, type Track, titlesOf, tracksOf } from '@/tests/support/playlist-tracks'

withApp()

type Sent = [method: string, path: string, body: object]

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
    const [first, second] = await tracksOf(token, id)
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
    const [first, , , last] = await tracksOf(token, id)
    await call('POST', `/playlists/${id}/tracks`, {
      token,
      body: { songIds: [last!.song.id], position: 1 },
    })
    expect(await titlesOf(token, id)).toEqual(['Song 1', 'Song 4', 'Song 2', 'Song 3', 'Song 4'])
    const missing = crypto.randomUUID()
    const refused = await call('POST', `/playlists/${id}/tracks`, {
      token,
      body: { songIds: [first!.song.id, missing] },
    })
    expect(refused.status).toBe(404)
    expect(refused.body).toMatchObject({ code: 'song_not_found' })
    expect(JSON.stringify(refused.body)).toContain(missing)
    expect(await titlesOf(token, id)).toHaveLength(5)
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
    const track = (await tracksOf(token, id))[from]!
    const moved = await call('PATCH', `/playlists/${id}/tracks/${track.id}`, {
      token,
      body: { position },
    })
    expect(moved.status, JSON.stringify(moved.body)).toBe(200)
    expect(await titlesOf(token, id)).toEqual(expected)
  })

  it('are restored at their positions', async () => {
    const { token } = await aUser()
    const id = await aPlaylist(token, 5)
    const gone = (await tracksOf(token, id)).slice(1, 3).map((track) => track.id)
    const body = { trackIds: gone }
    expect((await call('POST', `/playlists/${id}/tracks/remove`, { token, body })).status).toBe(204)
    expect(await titlesOf(token, id)).toEqual(['Song 1', 'Song 4', 'Song 5'])
    expect((await call('POST', `/playlists/${id}/tracks/restore`, { token, body })).status).toBe(
      204,
    )
    expect(await titlesOf(token, id)).toEqual(['Song 1', 'Song 2', 'Song 3', 'Song 4', 'Song 5'])
    const { body: playlist } = await call('GET', `/playlists/${id}`, { token })
    expect(playlist).toMatchObject({ trackCount: 5, totalDurationMs: 900_000 })
  })

  it('are restored in order after the track that has their position now', async () => {
    const { token } = await aUser()
    const id = await aPlaylist(token, 4)
    const path = `/playlists/${id}/tracks`
    const [first, second, third] = await tracksOf(token, id)
    const trackIds: string[] = []
    const replaceFirst = async (song: string | undefined) => {
      const [replaced] = await tracksOf(token, id)
      trackIds.push(replaced?.id ?? '')
      await call('DELETE', `${path}/${replaced?.id}`, { token })
      await call('POST', path, { token, body: { songIds: [song], position: 0 } })
    }
    await replaceFirst(second?.song.id)
    await replaceFirst(third?.song.id)
    expect(await titlesOf(token, id)).toEqual(['Song 3', 'Song 2', 'Song 3', 'Song 4'])
    const restored = await call('POST', `${path}/restore`, { token, body: { trackIds } })
    expect(restored.status).toBe(204)
    expect((await tracksOf(token, id)).slice(1, 3).map((track) => track.id)).toEqual(trackIds)
    expect(await titlesOf(token, id)).toEqual([
      ...['Song 3', first?.song.title, 'Song 2'],
      ...['Song 2', 'Song 3', 'Song 4'],
    ])
  })

  it('have the total of the durations that their songs have now', async () => {
    const { token } = await aUser()
    const id = await aPlaylist(token, 2)
    const [first, second] = await tracksOf(token, id)
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
    const before = await tracksOf(token, id)
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
    const [out] = await tracksOf(token, id)
    await call('PATCH', `/playlists/${id}/tracks/${out!.id}`, { token, body: { excluded: true } })
    expect(await titlesOf(token, id)).toHaveLength(6)
    const heard: string[] = []
    for (let turn = 0; turn < 10; turn++) {
      const { body } = await call('GET', `/playlists/${id}/shuffle/next`, { token })
      heard.push((body as { track: Track }).track.id)
    }
    expect(heard).not.toContain(out!.id)
    expect(new Set(heard).size).toBe(5)
  })
})
