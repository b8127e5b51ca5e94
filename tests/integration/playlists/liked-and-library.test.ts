import { describe, expect, it } from 'vitest'
import { aUser, call, withApp } from '@/tests/support/app'
import { aPlaylist } from '@/tests/support/library'
import { type Track, tracksOf } from '@/tests/support/playlist-tracks'

withApp()

describe('liked songs', () => {
  it('are liked once, are marked on the song, and can be shuffled', async () => {
    const { token } = await aUser()
    const id = await aPlaylist(token, 4)
    const songs = (await tracksOf(token, id)).map((track) => track.song.id)
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
    const [track] = await tracksOf(ada.token, id)
    await call('PUT', `/me/liked/${track!.song.id}`, { token: ada.token })
    const [other] = await tracksOf(bob.token, copy)
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
    const [gone] = await tracksOf(token, id)
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
