import { setTimeout as pause } from 'node:timers/promises'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import type { Track } from '@/lib/contract/playlist-tracks'
import type { Song } from '@/lib/contract/songs'
import { deleteCover } from '@/lib/services/uploads/cover-files'
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

async function bytesOf(path: string, headers: Record<string, string>, method = 'GET') {
  const { api } = await import('@/app/api/v1/api')
  const request = new Request(`http://localhost:3000${path}`, { method, headers })
  const response = await api.fetch(request)
  return { response, bytes: Buffer.from(await response.arrayBuffer()) }
}

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

  it('rejects songs of the catalogue, and invalid fields', async () => {
    const { token } = await aUser()
    const playlistId = await aPlaylist(token, 2)
    const [track] = await tracksOf(token, playlistId)
    const shared = await call('PATCH', `/songs/${track!.song.id}`, { token, body: { title: 'No' } })
    expect(shared).toMatchObject({ status: 403, body: { code: 'forbidden' } })
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

describe('the cover of a song', () => {
  it('is re-encoded, served and removed; other formats are rejected', async () => {
    const { token } = await aUser()
    const song = await aSong(token)
    expect(song.coverUrl).toBeNull()
    const put = (bytes: Buffer) => {
      const form = new FormData()
      form.set('file', new File([new Uint8Array(bytes)], 'cover'))
      return call('PUT', `/songs/${song.id}/cover`, { token, form })
    }
    const picture = { create: { width: 50, height: 90, channels: 3 as const, background: '#08f' } }
    const done = await put(await sharp(picture).jpeg().toBuffer())
    expect(done.status).toBe(200)
    const url = (done.body as Song).coverUrl ?? ''
    const { response, bytes } = await bytesOf(`${url}&size=96`, {
      authorization: `Bearer ${token}`,
    })
    expect(response.headers.get('content-security-policy')).toContain('sandbox')
    expect(await sharp(bytes).metadata()).toMatchObject({ format: 'webp', width: 96, height: 96 })

    // A matching If-None-Match needs no storage, from which this cover is deleted.
    const coverHash = new URL(url, 'https://riffle.test').searchParams.get('v') ?? ''
    await deleteCover(song.id, coverHash)
    const auth = { authorization: `Bearer ${token}` }
    const etag = response.headers.get('etag') ?? ''
    const known = await bytesOf(`${url}&size=96`, { ...auth, 'if-none-match': etag })
    expect(known.response.status).toBe(304)
    const deleted = await bytesOf(`${url}&size=96`, auth)
    expect(deleted.response.status).toBe(404)
    expect(deleted.response.headers.get('etag')).toBeNull()

    const svg = await put(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'))
    expect(svg).toMatchObject({ status: 422, body: { errors: [{ path: 'file' }] } })
    expect((await call('DELETE', `/songs/${song.id}/cover`, { token })).status).toBe(204)
    expect((await call('GET', url, { token })).status).toBe(404)
  })
})

describe('GET /songs/{id}/audio of an upload', () => {
  it('serves the same bytes, whole, in ranges and conditionally', async () => {
    const { token } = await aUser()
    hertz += 1
    const file = wav({ hertz })
    const song = (await uploadFile(file, { token, name: 'a "quoted" närä\u202E.wav' })).body as Song
    const path = song.playback.kind === 'audio' ? song.playback.url : ''
    const auth = { authorization: `Bearer ${token}` }
    const whole = await bytesOf(path, auth)
    expect(whole.bytes.equals(file)).toBe(true)
    const etag = whole.response.headers.get('etag') ?? ''
    expect(Object.fromEntries(whole.response.headers)).toMatchObject({
      'content-type': 'audio/wav',
      'content-length': String(file.length),
      'accept-ranges': 'bytes',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
    })
    expect(whole.response.headers.get('content-disposition')).toMatch(
      /^attachment; filename="a quoted nara.wav"; filename\*=UTF-8''a%20quoted%20n%C3%A4r%C3%A4.wav$/,
    )
    const size = file.length
    // RFC 9110, sections 13.1.5 and 14: the bytes each header requests.
    const cases: [Record<string, string>, number, [number, number] | null][] = [
      [{ range: 'bytes=0-0' }, 206, [0, 1]],
      [{ range: 'bytes=10-19' }, 206, [10, 20]],
      [{ range: `bytes=${size - 5}-` }, 206, [size - 5, size]],
      [{ range: 'bytes=-7' }, 206, [size - 7, size]],
      [{ range: `bytes=-${size * 2}` }, 206, [0, size]],
      [{ range: `bytes=5-${size * 2}` }, 206, [5, size]],
      [{ range: `bytes=${size}-` }, 416, null],
      [{ range: 'bytes=9-3' }, 200, [0, size]],
      [{ range: 'bytes=0-1,5-6' }, 200, [0, size]],
      [{ range: 'lines=0-1' }, 200, [0, size]],
      [{ range: 'bytes=0-9', 'if-range': etag }, 206, [0, 10]],
      [{ range: 'bytes=0-9', 'if-range': '"other"' }, 200, [0, size]],
      [{ range: 'bytes=0-9', 'if-none-match': etag }, 304, null],
      [{ accept: 'audio/flac;q=0.9, audio/*;q=0.5' }, 200, [0, size]],
    ]
    for (const [headers, status, bytes] of cases) {
      const answer = await bytesOf(path, { ...auth, ...headers })
      expect([headers, answer.response.status]).toEqual([headers, status])
      if (bytes) expect(answer.bytes.equals(file.subarray(...bytes))).toBe(true)
    }
    const head = await bytesOf(path, auth, 'HEAD')
    expect(head.response.headers.get('content-length')).toBe(String(size))
    expect(head.bytes).toHaveLength(0)
  })
})
