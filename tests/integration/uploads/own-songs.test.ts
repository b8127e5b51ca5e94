import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import type { Track } from '@/lib/contract/playlist-tracks'
import type { Song } from '@/lib/contract/song'
import { aUser, call, withApp } from '@/tests/support/app'
import { wav } from '@/tests/support/audio/wav'
import { aPlaylist } from '@/tests/support/library'
import { uploadFile } from '@/tests/support/uploads'

withApp()

let hertz = 600
const aSong = async (token: string, name = 'Ada - Mine.wav') => {
  hertz += 1
  return (await uploadFile(wav({ hertz }), { token, name })).body as Song
}

const tracksOf = async (token: string, id: string) =>
  ((await call('GET', `/playlists/${id}/tracks`, { token })).body as { data: Track[] }).data

describe('PATCH /songs/{id}', () => {
  it('changes the given fields and leaves the others', async () => {
    const { token } = await aUser()
    const song = await aSong(token)
    const { status, body } = await call('PATCH', `/songs/${song.id}`, {
      token,
      body: { artists: ['Ben', 'Cleo'], album: 'Later', releaseYear: 2001, trackNumber: 7 },
    })
    expect(status).toBe(200)
    expect(body).toMatchObject({
      title: 'Mine',
      artists: [{ name: 'Ben' }, { name: 'Cleo' }],
      album: { title: 'Later' },
      releaseYear: 2001,
      trackNumber: 7,
    })
    const found = await call('GET', '/songs?q=cleo', { token })
    expect((found.body as { data: Song[] }).data.map(({ id }) => id)).toEqual([song.id])
    const cleared = await call('PATCH', `/songs/${song.id}`, { token, body: { album: null } })
    expect(cleared.body).toMatchObject({ album: null, releaseYear: 2001 })
  })

  it('changes imported songs, and later imports keep the change', async () => {
    const { token } = await aUser()
    const playlistId = await aPlaylist(token, 2)
    const [track] = await tracksOf(token, playlistId)
    const edited = await call('PATCH', `/songs/${track!.song.id}`, {
      token,
      body: { title: 'Mine' },
    })
    expect(edited).toMatchObject({ status: 200, body: { id: track!.song.id, title: 'Mine' } })
    const [again] = await tracksOf(token, await aPlaylist(token, 2))
    expect(again!.song).toMatchObject({ id: track!.song.id, title: 'Mine' })
  })

  it('rejects songs of other users, and invalid fields', async () => {
    const [{ token }, other] = await Promise.all([aUser(), aUser('bob')])
    const [track] = await tracksOf(other.token, await aPlaylist(other.token, 1))
    const foreign = await call('PATCH', `/songs/${track!.song.id}`, {
      token,
      body: { title: 'No' },
    })
    expect(foreign).toMatchObject({ status: 404, body: { code: 'not_found' } })
    const song = await aSong(token)
    for (const body of [{ isrc: 'x' }, { title: '' }, { artists: [] }, { ownerId: 'me' }]) {
      const answer = await call('PATCH', `/songs/${song.id}`, { token, body })
      expect([body, answer.status]).toEqual([body, 422])
    }
  })
})

describe('DELETE /songs/{id}', () => {
  it('removes a song from every list, and restore undoes all of it', async () => {
    const { token } = await aUser()
    const [playlistId, song] = [await aPlaylist(token, 3), await aSong(token)]
    await call('POST', `/playlists/${playlistId}/tracks`, {
      token,
      body: { songIds: [song.id], position: 1 },
    })
    await call('PUT', `/me/liked/${song.id}`, { token })
    await call('GET', `/playlists/${playlistId}/shuffle/next`, { token })
    await call('GET', '/playlists/library/shuffle/next', { token })
    const before = (await tracksOf(token, playlistId)).map((track) => track.id)

    expect((await call('DELETE', `/songs/${song.id}`, { token })).status).toBe(204)
    for (const path of ['', '/audio']) {
      expect((await call('GET', `/songs/${song.id}${path}`, { token })).status).toBe(404)
    }
    expect(await tracksOf(token, playlistId)).toHaveLength(3)
    const liked = await call('GET', '/me/liked', { token })
    expect(liked.body).toMatchObject({ data: [] })
    for (let turn = 0; turn < 8; turn++) {
      for (const list of [playlistId, 'library']) {
        const next = await call('GET', `/playlists/${list}/shuffle/next`, { token })
        expect(next.status).toBe(200)
        expect((next.body as { track: Track }).track.song.id).not.toBe(song.id)
      }
    }
    expect((await call('DELETE', `/songs/${song.id}`, { token })).status).toBe(404)

    const restored = await call('POST', `/songs/${song.id}/restore`, { token })
    expect(restored).toMatchObject({ status: 200, body: { id: song.id, liked: true } })
    expect((await tracksOf(token, playlistId)).map((track) => track.id)).toEqual(before)
    expect((await call('POST', `/songs/${song.id}/restore`, { token })).status).toBe(404)
  })

  it('does not restore tracks that had been removed before', async () => {
    const { token } = await aUser()
    const [playlistId, song] = [await aPlaylist(token, 1), await aSong(token)]
    const added = await call('POST', `/playlists/${playlistId}/tracks`, {
      token,
      body: { songIds: [song.id, song.id] },
    })
    const [removed, kept] = (added.body as { data: Track[] }).data
    await call('DELETE', `/playlists/${playlistId}/tracks/${removed!.id}`, { token })
    await pause(5)
    await call('DELETE', `/songs/${song.id}`, { token })
    await call('POST', `/songs/${song.id}/restore`, { token })
    const ids = (await tracksOf(token, playlistId)).map((track) => track.id)
    expect(ids).toContain(kept!.id)
    expect(ids).not.toContain(removed!.id)
  })

  it('allows the same recording to be uploaded again', async () => {
    const { token } = await aUser()
    const first = await aSong(token)
    await call('DELETE', `/songs/${first.id}`, { token })
    const again = await uploadFile(wav({ hertz }), { token, name: 'Again.wav' })
    expect(again.status).toBe(201)
    expect((await call('POST', `/songs/${first.id}/restore`, { token })).status).toBe(404)
  })
})
