import { describe, expect, it } from 'vitest'
import { aUser, call, withApp } from '@/tests/support/app'
import { aLargePlaylist } from '@/tests/support/large-list'

withApp(async () => ({ APP_URL: 'https://riffle.example.org' }))

type Page = { data: { id: string; song: { id: string } }[]; nextCursor: string | null }

describe('a paginated list', () => {
  it('has links with the configured URL of the app, whatever the Host header contains', async () => {
    const { token, id } = await aUser()
    const playlist = await aLargePlaylist(id, 5)
    const { headers, body } = await call('GET', `/playlists/${playlist}/tracks?limit=2`, {
      token,
      headers: { host: 'evil.example', 'x-forwarded-host': 'evil.example' },
    })
    const cursor = encodeURIComponent((body as Page).nextCursor ?? '')
    expect(headers.get('link')).toBe(
      `<https://riffle.example.org/api/v1/playlists/${playlist}/tracks?limit=2&cursor=${cursor}>; rel="next"`,
    )
  })

  it('continues only for the user and the filters of its cursor', async () => {
    const [ada, ben] = [await aUser('ada'), await aUser('ben')]
    const playlist = await aLargePlaylist(ada.id, 5)
    const other = await aLargePlaylist(ada.id, 5)
    const first = await call('GET', `/playlists/${playlist}/tracks?limit=2`, { token: ada.token })
    const cursor = encodeURIComponent((first.body as Page).nextCursor ?? '')
    const songs = await call('GET', '/songs?limit=1', { token: ada.token })
    const songCursor = encodeURIComponent((songs.body as Page).nextCursor ?? '')
    const forged = `${cursor.slice(0, -1)}${cursor.endsWith('A') ? 'B' : 'A'}`
    for (const [path, token] of [
      [`/playlists/${other}/tracks?cursor=${cursor}`, ada.token],
      [`/playlists/${playlist}/tracks?cursor=${forged}`, ada.token],
      [`/playlists/${playlist}/tracks?cursor=${cursor}`, ben.token],
      [`/songs?sort=artist&cursor=${songCursor}`, ada.token],
      [`/songs?liked=true&cursor=${songCursor}`, ada.token],
      [`/songs?cursor=${songCursor}`, ben.token],
    ] as const) {
      const { status, body } = await call('GET', path, { token })
      expect(status, path).toBe(400)
      expect(body).toMatchObject({ code: 'invalid_cursor' })
    }
    const on = await call('GET', `/songs?limit=3&cursor=${songCursor}`, { token: ada.token })
    expect(on.status).toBe(200)
  })

  it('returns each unchanged item once during concurrent changes', async () => {
    const { token, id } = await aUser()
    const playlist = await aLargePlaylist(id, 10_000)
    const seen: string[] = []
    const songs: string[] = []
    let removed: string[] = []
    let cursor: string | null = null
    do {
      const query: string = cursor
        ? `?limit=100&cursor=${encodeURIComponent(cursor)}`
        : '?limit=100'
      const { body } = await call('GET', `/playlists/${playlist}/tracks${query}`, { token })
      const page = body as Page
      seen.push(...page.data.map((track) => track.id))
      songs.push(...page.data.map((track) => track.song.id))
      cursor = page.nextCursor
      if (seen.length % 1_000 === 0) removed = removed.concat(await writeMeanwhile(page))
    } while (cursor)
    expect(new Set(seen).size).toBe(seen.length)
    expect(seen.length).toBeGreaterThanOrEqual(10_000)
    const here = new Set(seen)
    expect(removed.every((track) => here.has(track))).toBe(true)

    // Removes the songs that were just read, and adds others before, after and between.
    async function writeMeanwhile({ data }: Page): Promise<string[]> {
      const trackIds = data.slice(0, 3).map((track) => track.id)
      const taken = await call('POST', `/playlists/${playlist}/tracks/remove`, {
        token,
        body: { trackIds },
      })
      expect(taken.status).toBe(204)
      for (const position of [0, seen.length, undefined]) {
        const songIds = songs.slice(0, 2)
        const added = await call('POST', `/playlists/${playlist}/tracks`, {
          token,
          body: { songIds, position },
        })
        expect(added.status).toBe(201)
      }
      return trackIds
    }
  }, 180_000)
})
