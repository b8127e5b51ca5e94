import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Track as ListTrack } from '@/lib/contract/playlist-tracks'
import { exporters } from '@/lib/exporters/formats'
import type { ExportedTrack } from '@/lib/exporters/types'
import { aUser, call, withApp } from '@/tests/support/app'
import { awkwardTrack } from '@/tests/support/awkward-tracks'
import { aPlaylist, importFile } from '@/tests/support/library'

withApp()

const FORMATS = ['json', 'csv', 'm3u8', 'xspf', 'jspf'] as const
type Format = (typeof FORMATS)[number]
type Track = Pick<ListTrack, 'id' | 'excluded' | 'addedAt' | 'song'>
type Page = { data: Track[]; nextCursor: string | null }

const playlist = {
  id: null,
  name: 'Größe: =1+1; "q" 🎧',
  description: 'First line\n\nThird, \\n line',
}

function awkwardFile(seed: number): string {
  const tracks = fc.sample(awkwardTrack, { numRuns: 80, seed })
  const all: ExportedTrack[] = [...tracks, ...tracks.slice(0, 5), tracks[0]!]
  const { header: head, track, footer: foot } = exporters.json
  return head(playlist) + all.map((one, index) => track(one, index, playlist)).join('') + foot
}

async function tracksOf(token: string, id: string) {
  const tracks: Track[] = []
  for (let cursor = ''; ; ) {
    const query = `?limit=100${cursor && `&cursor=${cursor}`}`
    const { body } = await call('GET', `/playlists/${id}/tracks${query}`, { token })
    const { data, nextCursor } = body as Page
    tracks.push(...data)
    if (!nextCursor) return tracks
    cursor = nextCursor
  }
}

const songsIn = (tracks: Track[]) => tracks.map(({ song, excluded }) => [song.id, excluded])

/** Returns the details of the songs, and the tracks that have the same song. */
const descriptionsIn = (tracks: Track[]) =>
  tracks.map(({ song, excluded }) => {
    const { title, artists, album, durationMs, isrc, genres, releaseYear } = song
    return {
      ...{ title, durationMs, isrc, genres, releaseYear, excluded },
      artists: artists.map(({ name }) => name),
      album: album?.title,
      first: tracks.findIndex((other) => other.song.id === song.id),
    }
  })

const download = (token: string, id: string, query: string) =>
  call('GET', `/playlists/${id}/export?${query}`, { token })

async function fileOf(token: string, id: string, format: Format, order = 'list') {
  const answer = await download(token, id, `format=${format}&order=${order}`)
  expect(answer.status).toBe(200)
  const body = answer.body as unknown
  return typeof body === 'string' ? body : JSON.stringify(body)
}

describe.each(FORMATS)('a playlist exported as %s', (format) => {
  it('is imported without loss after its deletion, and by another user', async () => {
    const [ada, bob] = await Promise.all([aUser('ada'), aUser('bob')])
    const [made] = (await importFile(ada.token, awkwardFile(format.length), 'made.json')).playlists
    const before = await tracksOf(ada.token, made!.id)
    expect(before).toHaveLength(86)
    expect(before.some((track) => track.excluded)).toBe(true)
    const file = await fileOf(ada.token, made!.id, format)
    await call('DELETE', `/playlists/${made!.id}`, { token: ada.token })
    const importedBy = async (token: string) => {
      const { playlists, report } = await importFile(token, file, `x.${format}`)
      const { body } = await call('GET', `/playlists/${playlists[0]!.id}`, { token })
      expect(body).toMatchObject({ name: playlist.name, description: playlist.description })
      const after = await tracksOf(token, playlists[0]!.id)
      expect(after.map(({ addedAt }) => addedAt)).toEqual(before.map(({ addedAt }) => addedAt))
      return { report, after }
    }

    const again = await importedBy(ada.token)
    expect(again.report).toMatchObject({ imported: 86, created: 0, skippedCount: 0 })
    expect(songsIn(again.after)).toEqual(songsIn(before))
    const other = await importedBy(bob.token)
    expect(other.report).toMatchObject({ imported: 86, skippedCount: 0 })
    expect(descriptionsIn(other.after)).toEqual(descriptionsIn(before))
  })

  it('restores the playlist it was exported from, and creates no second one', async () => {
    const { token } = await aUser()
    const id = await aPlaylist(token, 12)
    const [first, second] = await tracksOf(token, id)
    const path = `/playlists/${id}/tracks`
    await call('PATCH', `${path}/${first!.id}`, { token, body: { excluded: true } })
    const before = await tracksOf(token, id)
    const file = await fileOf(token, id, format)
    await call('PATCH', `${path}/${first!.id}`, { token, body: { excluded: false, position: 9 } })
    await call('DELETE', `${path}/${second!.id}`, { token })

    const { playlists } = await importFile(token, file, 'again')
    expect(playlists).toEqual([expect.objectContaining({ id, trackCount: 12 })])
    const after = await tracksOf(token, id)
    expect(songsIn(after)).toEqual(songsIn(before))
    expect(after[0]!.id).toBe(first!.id)
    const { body } = await call('GET', '/playlists', { token })
    expect((body as { data: unknown[] }).data).toHaveLength(1)
  })

  it('does not change the playlist of another user, whatever the name of the file is', async () => {
    const [ada, bob] = await Promise.all([aUser('ada'), aUser('bob')])
    const id = await aPlaylist(ada.token, 3)
    const file = await fileOf(ada.token, id, format)
    const { playlists } = await importFile(bob.token, file)
    expect(playlists[0]!.id).not.toBe(id)
    await call('DELETE', `/playlists/${id}`, { token: ada.token })
    expect(await tracksOf(bob.token, playlists[0]!.id)).toHaveLength(3)
  })

  it('also exports the liked songs, for any user who imports them', async () => {
    const [ada, bob] = await Promise.all([aUser('ada'), aUser('bob')])
    const tracks = await tracksOf(ada.token, await aPlaylist(ada.token, 5))
    for (const { song } of tracks) await call('PUT', `/me/liked/${song.id}`, { token: ada.token })
    const likes = async (token: string) =>
      ((await call('GET', '/me/liked', { token })).body as Page).data.map(({ song }) => song.title)
    const file = await fileOf(ada.token, 'liked', format)
    const { playlists } = await importFile(bob.token, file)
    expect(playlists).toEqual([])
    expect(await likes(bob.token)).toEqual(await likes(ada.token))
    expect(await likes(bob.token)).toHaveLength(5)
  })
})

describe('GET /playlists/{playlistId}/export', () => {
  it('sends a file with its type and name, without an ETag because it is created while it is sent', async () => {
    const { token } = await aUser()
    const made = await call('POST', '/playlists', { token, body: { name: 'Größe; 🎧' } })
    const { id } = made.body as { id: string }
    const types = {
      json: 'application/json',
      csv: 'text/csv; charset=UTF-8',
      m3u8: 'audio/x-mpegurl',
      xspf: 'application/xspf+xml; charset=UTF-8',
      jspf: 'application/jspf+json',
    }
    for (const format of FORMATS) {
      const { headers } = await download(token, id, `format=${format}`)
      expect(headers.get('content-type')).toBe(types[format])
      expect(headers.get('content-disposition')).toBe(
        `attachment; filename="Groe;.${format}"; filename*=UTF-8''Gr%C3%B6%C3%9Fe%3B%20%F0%9F%8E%A7.${format}`,
      )
    }
    const { headers } = await download(token, id, 'format=csv')
    expect(headers.get('etag')).toBeNull()
  })

  it('exports the order of the running set, which is imported as a second playlist', async () => {
    const { token } = await aUser()
    const id = await aPlaylist(token, 30)
    expect((await download(token, id, 'order=shuffle')).status).toBe(404)
    const order: string[] = []
    for (let turn = 0; turn < 30; turn++) {
      const { body } = await call('GET', `/playlists/${id}/shuffle/next`, { token })
      order.push((body as { track: Track }).track.song.id)
    }
    for (const format of FORMATS) {
      const { playlists } = await importFile(token, await fileOf(token, id, format, 'shuffle'))
      expect(playlists[0]).toMatchObject({ name: expect.stringMatching(/, shuffled$/) })
      expect(playlists[0]!.id).not.toBe(id)
      const back = await tracksOf(token, playlists[0]!.id)
      expect(back.map(({ song }) => song.id)).toEqual(order)
    }
  })

  it('exports more tracks than a page of the database', async () => {
    const { token, id: ada } = await aUser()
    const id = await aPlaylist(token, 2_300)
    const lines = (await fileOf(token, id, 'csv')).trim().split('\r\n')
    expect(lines).toHaveLength(2_301)
    expect(lines[2_300]).toContain('"Song 2300"')
    const tracks = await tracksOf(token, id)
    const { db } = await import('@/db')
    await db.importedLikes.add(
      ada,
      tracks.map(({ song }) => ({ songId: song.id, addedAt: null })),
    )
    const liked = (await fileOf(token, 'liked', 'csv')).trim().split('\r\n')
    expect(new Set(liked).size).toBe(2_301)
  })

  it('is not available to other users, and has five formats', async () => {
    const [ada, bob] = await Promise.all([aUser('ada'), aUser('bob')])
    const id = await aPlaylist(ada.token, 1)
    expect((await download(bob.token, id, 'format=csv')).status).toBe(404)
    expect((await download(ada.token, id, 'format=xlsx')).status).toBe(400)
    expect((await download(ada.token, 'library', 'format=csv')).status).toBe(404)
  })
})

it('keeps the paths that a list came with', async () => {
  const { token } = await aUser()
  const paths = ['/music/Ada/01 Kettle.mp3', 'Ben\\Fog.flac', 'https://h.example/sun.mp3']
  const { playlists } = await importFile(token, `#EXTM3U\n${paths.join('\n')}\n`, 'list.m3u')
  const path = `/playlists/${playlists[0]?.id}/export?format=m3u8`
  const { body: text } = await call('GET', path, { token })
  const locations = String(text)
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
  expect(locations).toEqual(paths)
})
