import { describe, expect, it } from 'vitest'
import type { Song } from '@/lib/contract/song'
import { call } from '@/tests/support/app'
import { wav } from '@/tests/support/audio/wav'
import { importFile } from '@/tests/support/library'
import { bytesOf, uploadFile } from '@/tests/support/uploads'
import { type Page, withMerges } from './with-merges'

const { user, importSongs, tracksOf, merge, ownerId, likes } = withMerges()

describe('POST /songs/merge', () => {
  it('moves the audio file of a merged song to the kept song, with lists, likes, plays and video', async () => {
    const { id, songs } = await importSongs('Harbour,Ada,Tides,200000,', 'Else,Ada,,100000,')
    const [keep] = songs
    const bytes = wav({ hertz: 431 })
    const file = (await uploadFile(bytes, { token: user.token, name: 'Bo - Another.wav' }))
      .body as Song
    await call('POST', `/playlists/${id}/tracks`, {
      token: user.token,
      body: { songIds: [file.id] },
    })
    await call('PUT', `/me/liked/${file.id}`, { token: user.token })
    const { db } = await import('@/db')
    const { sql } = await import('drizzle-orm')
    const { rowsOf } = await import('@/db/rows')
    const userId = await ownerId()
    await db.videoChoices.addMissing(userId, [{ songId: file.id, videoId: 'dQw4w9WgXcQ' }])
    const play = { songId: file.id, outcome: 'finished', playedMs: 1_000 }
    await call('POST', '/me/plays', { token: user.token, body: play })
    const first = await call('GET', `/playlists/${id}/shuffle/next`, { token: user.token })
    expect(first.body).toMatchObject({ turn: 1, setSize: 3 })
    await call('GET', '/playlists/liked/shuffle/next', { token: user.token })

    expect(await merge(keep?.id, [file.id])).toMatchObject({
      status: 200,
      body: { id: keep?.id, source: 'upload', playback: { kind: 'audio' }, liked: true },
    })
    const audio = await bytesOf(`/api/v1/songs/${keep?.id}/audio`, {
      authorization: `Bearer ${user.token}`,
    })
    expect(Buffer.from(audio.bytes).equals(Buffer.from(bytes))).toBe(true)
    expect((await tracksOf(id)).map(({ song }) => song.id)).toEqual([
      keep?.id,
      songs[1]?.id,
      keep?.id,
    ])
    expect(await likes()).toEqual([keep?.id])
    const plays = await call('GET', '/me/plays', { token: user.token })
    expect(plays.body).toMatchObject({ data: [{ song: { id: keep?.id } }] })
    const { drizzle } = db.describe().postgres
    const chosen = sql`select video_id from video_choices where song_id = ${keep?.id}`
    expect(await rowsOf(drizzle, chosen)).toEqual([{ video_id: 'dQw4w9WgXcQ' }])
    for (const turn of [2, 3]) {
      const next = await call('GET', `/playlists/${id}/shuffle/next`, { token: user.token })
      expect(next.body).toMatchObject({ turn, set: 0 })
    }
    const liked = await call('GET', '/playlists/liked/shuffle', { token: user.token })
    expect(liked.body).toMatchObject({ turn: 1 })

    // The nightly deletion of removed songs keeps the file that moved.
    const { cleanUploads } = await import('@/lib/services/uploads/clean-uploads')
    await db
      .describe()
      .postgres.drizzle.execute(
        sql`update songs set removed_at = now() - interval '2 days' where id = ${file.id}`,
      )
    await cleanUploads()
    const later = await bytesOf(`/api/v1/songs/${keep?.id}/audio`, {
      authorization: `Bearer ${user.token}`,
    })
    expect([later.response.status, later.bytes.length]).toEqual([200, bytes.length])
  })

  it('keeps the own file of the kept song, and takes the best of several', async () => {
    const upload = async (options: Parameters<typeof wav>[0], name: string) =>
      (await uploadFile(wav(options), { token: user.token, name })).body as Song
    const low = await upload({ hertz: 441, sampleRate: 8_000 }, 'Ada - Low.wav')
    const high = await upload({ hertz: 442, sampleRate: 44_100 }, 'Ada - High.wav')
    const { songs } = await importSongs('Harbour,Ada,,200000,')
    await merge(songs[0]?.id, [low.id, high.id])
    const { db } = await import('@/db')
    const userId = await ownerId()
    const rates = async (songId = '') => (await db.audioFiles.find({ userId, songId }))?.sampleRate
    expect(await rates(songs[0]?.id)).toBe(44_100)
    const own = await upload({ hertz: 443, sampleRate: 22_050 }, 'Ada - Own.wav')
    expect((await merge(own.id, [songs[0]?.id])).status).toBe(200)
    expect(await rates(own.id)).toBe(22_050)
  })

  it('moves only the upload of the file that moved', async () => {
    const upload = async (options: Parameters<typeof wav>[0], name: string) =>
      (await uploadFile(wav(options), { token: user.token, name })).body as Song
    const low = await upload({ hertz: 446, sampleRate: 8_000 }, 'Ada - Low.wav')
    const high = await upload({ hertz: 447, sampleRate: 44_100 }, 'Ada - High.wav')
    const { songs } = await importSongs('Harbour,Ada,,200000,')
    const { db } = await import('@/db')
    const { sql } = await import('drizzle-orm')
    const { rowsOf } = await import('@/db/rows')
    const { drizzle } = db.describe().postgres
    for (const { id } of [low, high]) {
      await drizzle.execute(sql`insert into uploads
        (id, user_id, kind, file_name, bytes, status, song_id, expires_at)
        select gen_random_uuid(), user_id, 'resumable', title, 1, 'finished', id,
          now() + interval '1 day' from songs where id = ${id}`)
    }
    expect((await merge(songs[0]?.id, [low.id, high.id])).status).toBe(200)
    const uploads = await rowsOf(
      drizzle,
      sql`select file_name as name, song_id as "songId" from uploads
        where user_id = ${await ownerId()} order by file_name`,
    )
    expect(uploads).toEqual([
      { name: 'High', songId: songs[0]?.id },
      { name: 'Low', songId: low.id },
    ])
  })

  describe('with songs of the demo', () => {
    const demoSongs = async () => {
      await call('POST', '/me/demo', { token: user.token })
      return ((await call('GET', '/songs?limit=3', { token: user.token })).body as Page<Song>).data
    }
    const readAudio = (id: string | undefined, method: string) =>
      bytesOf(`/api/v1/songs/${id}/audio`, { authorization: `Bearer ${user.token}` }, method)
    const sizeOf = async (id: string | undefined) => (await readAudio(id, 'GET')).bytes.length
    /** Pieces have different tags. */
    const tagOf = async (id: string | undefined) =>
      (await readAudio(id, 'HEAD')).response.headers.get('etag')

    it('plays the file of a merged song in place of the music of the demo', async () => {
      const [keep] = await demoSongs()
      const bytes = wav({ hertz: 444 })
      const file = (await uploadFile(bytes, { token: user.token, name: 'Ada - File.wav' }))
        .body as Song
      const merged = await merge(keep?.id, [file.id])
      expect(merged).toMatchObject({
        status: 200,
        body: { id: keep?.id, title: keep?.title, source: 'upload', playback: { kind: 'audio' } },
      })
      expect(await sizeOf(keep?.id)).toBe(bytes.length)

      // A new id in another service does not bring the piece back.
      const { db } = await import('@/db')
      const video = { source: 'youtube' as const, externalId: 'dQw4w9WgXcQ' }
      await db.songSources.add([{ userId: await ownerId(), songId: keep?.id ?? '', ...video }])
      expect(await sizeOf(keep?.id)).toBe(bytes.length)
    })

    it('keeps the music of the demo if the merged songs have no file', async () => {
      const [keep, second] = await demoSongs()
      const tag = await tagOf(keep?.id)
      const { songs } = await importSongs('Harbour,Ada,Tides,200000,')
      expect((await merge(keep?.id, [second?.id, songs[0]?.id])).status).toBe(200)
      expect([tag, await tagOf(second?.id)]).toEqual([await tagOf(keep?.id), null])
    })

    it('plays a kept song without audio', async () => {
      const [piece] = await demoSongs()
      const tag = await tagOf(piece?.id)
      const { songs } = await importSongs('Harbour,Ada,Tides,200000,')
      expect(await merge(songs[0]?.id, [piece?.id])).toMatchObject({
        status: 200,
        body: { title: 'Harbour', source: 'file', playback: { kind: 'audio' } },
      })
      expect(tag).not.toBeNull()
      expect(await tagOf(songs[0]?.id)).toBe(tag)
    })

    it('does not replace the file of a kept song', async () => {
      const [piece] = await demoSongs()
      const bytes = wav({ hertz: 445 })
      const file = (await uploadFile(bytes, { token: user.token, name: 'Ada - File.wav' }))
        .body as Song
      expect((await merge(file.id, [piece?.id])).status).toBe(200)
      expect(await sizeOf(file.id)).toBe(bytes.length)
    })
  })

  it('keeps the like of a recording of which another song remains', async () => {
    const upload = async (hertz: number, name: string) =>
      (await uploadFile(wav({ hertz }), { token: user.token, name })).body as Song
    const first = await upload(435, 'Ada - Harbour.wav')
    const second = await upload(436, 'Ada - Harbour.wav')
    const keep = await upload(437, 'Ada - Else.wav')
    await call('PUT', `/me/liked/${first.id}`, { token: user.token })

    expect((await merge(keep.id, [first.id])).status).toBe(200)
    expect((await likes()).toSorted()).toEqual([keep.id, second.id].toSorted())
  })

  it('plays the YouTube video of a merged song', async () => {
    const { playlists } = await importFile(
      user.token,
      'Title,Artist,URL\nHarbour,Ada,\nPier,Bo,https://youtu.be/dQw4w9WgXcQ\n',
      'list.csv',
    )
    const [keep, linked] = (await tracksOf(playlists[0]?.id ?? '')).map(({ song }) => song)
    const video = { kind: 'youtube', videoId: 'dQw4w9WgXcQ' }
    expect(linked?.playback).toMatchObject(video)
    expect(await merge(keep?.id, [linked?.id])).toMatchObject({
      status: 200,
      body: { playback: video },
    })
  })
})
