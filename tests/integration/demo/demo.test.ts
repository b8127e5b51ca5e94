import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { PlaylistDetail } from '@/lib/contract/playlist'
import type { Song } from '@/lib/contract/song'
import { findPiece, pieces } from '@/lib/demo-music/catalogue'
import { durationMsOf } from '@/lib/demo-music/length'
import { call, withApp } from '@/tests/support/app'
import { createGuest, playlistsOf } from '@/tests/support/guests'

withApp()

const PASSWORD = 'violet mango harbour 42'

describe('POST /auth/guest', () => {
  it('creates a guest with three playlists of different shape and a few likes', async () => {
    const { accessToken: token, user } = await createGuest()
    expect(user).toMatchObject({ displayName: 'Guest', isGuest: true })
    expect(user.email).toMatch(/^[\w-]{36}@guest\.invalid$/)
    const playlists = await playlistsOf(token)
    const shapes = playlists.map(({ name, trackCount, tracks, origin, totalDurationMs }) => {
      expect(origin?.source).toBe('demo')
      expect(tracks.data).toHaveLength(trackCount)
      expect(totalDurationMs).toBeGreaterThan(trackCount * 30_000)
      const byArtist = Map.groupBy(tracks.data, ({ song }) => song.artists[0]?.name)
      return [name, trackCount, Math.max(...[...byArtist.values()].map((list) => list.length))]
    })
    expect(shapes).toEqual([
      ['Mostly Marlow Quay', 14, 6],
      ['A bit of everything', 16, 2],
      ['Album by album', 24, 6],
    ])
    const liked = await call('GET', '/me/liked', { token })
    expect((liked.body as { data: unknown[] }).data).toHaveLength(7)
  })

  it('gives two guests the same songs, each in a library of their own', async () => {
    const [ada, bob] = await Promise.all([createGuest(), createGuest()])
    const [first, second] = await Promise.all([
      playlistsOf(ada.accessToken),
      playlistsOf(bob.accessToken),
    ])
    const songsOf = (lists: PlaylistDetail[], field: 'id' | 'title') =>
      lists.map((list) => list.tracks.data.map(({ song }) => song[field]))
    expect(songsOf(first, 'title')).toEqual(songsOf(second, 'title'))
    const ofSecond = new Set(songsOf(second, 'id').flat())
    const common = songsOf(first, 'id')
      .flat()
      .filter((id) => ofSecond.has(id))
    expect(common).toEqual([])
    const stranger = await call('GET', `/playlists/${second[0]?.id}`, { token: ada.accessToken })
    expect(stranger.status).toBe(404)
  })

  it('can shuffle immediately', async () => {
    const { accessToken: token } = await createGuest()
    const [list] = await playlistsOf(token)
    const { status, body } = await call('GET', `/playlists/${list?.id}/shuffle/next`, { token })
    expect(status).toBe(200)
    expect(body).toMatchObject({ turn: 1, setSize: 14 })
  })

  it('creates no account that a password could sign in to', async () => {
    const { user } = await createGuest()
    const { status } = await call('POST', '/auth/login', {
      body: { email: user.email, password: PASSWORD },
    })
    expect(status).toBe(401)
  })
})

describe('a song of the demo', () => {
  it('has its duration, key, tempo and audio URL', async () => {
    const { accessToken: token } = await createGuest()
    const { body } = await call('GET', '/songs?source=demo&limit=100', { token })
    const { data } = body as { data: Song[] }
    expect(data).toHaveLength(pieces.length)
    const song = data.find(({ title }) => title === 'Sunday Left')!
    expect(song).toMatchObject({
      artists: [{ name: 'Oda Feldt' }, { name: 'Ines Varga' }],
      album: { title: 'Tin Roof Weather' },
      genres: ['house'],
      releaseYear: 2024,
      durationMs: durationMsOf(findPiece('sunday-left')),
      features: { bpm: 124, key: 'A minor', camelot: '8A', energy: 0.85, loudnessLufs: -16 },
      playback: { kind: 'audio', url: `/api/v1/songs/${song.id}/audio` },
    })
  })

  it('is rendered once for concurrent requests, and stored in the data folder', async () => {
    const { accessToken: token } = await createGuest()
    const { body } = await call('GET', '/songs?source=demo&q=cirrus', { token })
    const [song] = (body as { data: Song[] }).data
    const bytes = await Promise.all(
      [1, 2].map(() => call('GET', `/songs/${song!.id}/audio`, { token })),
    )
    expect(bytes.map(({ status }) => status)).toEqual([200, 200])
    const folder = join(process.env.DATA_DIR!, 'demo')
    expect(existsSync(join(folder, 'cirrus-v1.wav'))).toBe(true)
    expect(readdirSync(folder).every((name) => name.endsWith('.wav'))).toBe(true)
  })
})
