import { beforeEach, describe, expect, it } from 'vitest'
import type { Track } from '@/lib/contract/playlist-tracks'
import type { Song } from '@/lib/contract/song'
import type { Duplicates } from '@/lib/contract/song-merges'
import { aUser, call, withApp } from '@/tests/support/app'
import { wav } from '@/tests/support/audio/wav'
import { importFile } from '@/tests/support/library'
import { bytesOf, uploadFile } from '@/tests/support/uploads'

withApp()

type Page<Item> = { data: Item[]; nextCursor: string | null }

let token = ''
let other = ''
beforeEach(async () => {
  const users = await Promise.all([aUser('ada'), aUser('bob')])
  ;[token, other] = users.map((user) => user.token) as [string, string]
})

const HEADER = 'Title,Artist,Album,Duration (ms),ISRC\n'

/** Imports songs and returns the playlist and its songs. */
async function importSongs(...rows: string[]) {
  const { playlists } = await importFile(token, HEADER + rows.join('\n'), 'list.csv')
  const id = playlists[0]?.id ?? ''
  return { id, songs: (await tracksOf(id)).map(({ song }) => song) }
}

const tracksOf = async (id: string) =>
  ((await call('GET', `/playlists/${id}/tracks`, { token })).body as Page<Track>).data

const merge = (keep: string | undefined, merged: (string | undefined)[], caller = token) =>
  call('POST', '/songs/merge', { token: caller, body: { keep, merge: merged } })

const ownerId = async () => ((await call('GET', '/me', { token })).body as { id: string }).id

const likes = async () =>
  ((await call('GET', '/me/liked', { token })).body as Page<{ song: Song }>).data.map(
    ({ song }) => song.id,
  )

async function statementsOf(songId = ''): Promise<unknown> {
  const { db } = await import('@/db')
  const ids = { ids: [songId], isrcs: [], names: [] }
  const found = await db.library.findCandidates(await ownerId(), ids)
  return found.find(({ id }) => id === songId)?.fieldStatements
}

describe('POST /songs/merge', () => {
  it('gives the kept song the places, likes, plays and missing details of the others', async () => {
    const { id, songs } = await importSongs(
      'Harbour,Ada,,200000,',
      'Harbour (Live),Ada,Tides,230000,SEABC2600017',
      'Else,Ada,,100000,',
    )
    const [keep, live] = songs
    await call('PUT', `/me/liked/${live?.id}`, { token })
    const play = { songId: live?.id, outcome: 'finished', playedMs: 1_000 }
    await call('POST', '/me/plays', { token, body: play })
    await call('GET', `/playlists/${id}/shuffle/next`, { token })

    const merged = await merge(keep?.id, [live?.id])
    expect(merged).toMatchObject({
      status: 200,
      body: { id: keep?.id, title: 'Harbour', durationMs: 200_000, album: { title: 'Tides' } },
    })
    expect((await tracksOf(id)).map(({ song }) => song.id)).toEqual([
      keep?.id,
      keep?.id,
      songs[2]?.id,
    ])
    expect(await likes()).toEqual([keep?.id])
    const plays = await call('GET', '/me/plays', { token })
    expect(plays.body).toMatchObject({ data: [{ song: { id: keep?.id } }] })
    expect((await call('GET', `/songs/${live?.id}`, { token })).status).toBe(404)
    const list = await call('GET', `/playlists/${id}`, { token })
    expect(list.body).toMatchObject({ trackCount: 3, totalDurationMs: 500_000 })
    const turns = []
    for (let turn = 2; turn <= 3; turn++) {
      const next = await call('GET', `/playlists/${id}/shuffle/next`, { token })
      turns.push((next.body as { turn: number }).turn)
    }
    expect(turns).toEqual([2, 3])
    const again = await importSongs('Harbour (Live),Ada,Tides,230000,SEABC2600017')
    expect(again.songs.map((song) => song.id)).toEqual([keep?.id])
  })

  it('gives the kept song what several sources state about an album that it lacks', async () => {
    const [keep] = (await importSongs('Harbour,Ada,,200000,')).songs
    await importSongs('Harbour (Live),Ada,Water,230000,')
    const [live] = (await importSongs('Harbour (Live),Ada,Air,230000,SEABC2600017')).songs
    const before = await statementsOf(live?.id)
    expect(before).toMatchObject({
      album: [{ parts: { title: 'Air' } }, { parts: { title: 'Water' } }],
    })
    expect((await merge(keep?.id, [live?.id])).status).toBe(200)
    expect(await statementsOf(keep?.id)).toEqual(before)
  })

  it('changes nothing for songs of other users, or the song itself', async () => {
    const { songs } = await importSongs('Harbour,Ada,,200000,', 'Else,Ada,,100000,')
    const [keep, second] = songs
    const foreign = await merge(keep?.id, [second?.id], other)
    expect(foreign).toMatchObject({ status: 404, body: { code: 'song_not_found' } })
    expect((await merge(keep?.id, [second?.id, crypto.randomUUID()])).status).toBe(404)
    expect((await merge(keep?.id, [keep?.id])).status).toBe(422)
    expect((await call('GET', `/songs/${second?.id}`, { token })).status).toBe(200)
  })

  it('moves the audio file of a merged song to the kept song, with lists, likes, plays and video', async () => {
    const { id, songs } = await importSongs('Harbour,Ada,Tides,200000,', 'Else,Ada,,100000,')
    const [keep] = songs
    const bytes = wav({ hertz: 431 })
    const file = (await uploadFile(bytes, { token, name: 'Bo - Another.wav' })).body as Song
    await call('POST', `/playlists/${id}/tracks`, { token, body: { songIds: [file.id] } })
    await call('PUT', `/me/liked/${file.id}`, { token })
    const { db } = await import('@/db')
    const { sql } = await import('drizzle-orm')
    const { rowsOf } = await import('@/db/rows')
    const userId = await ownerId()
    await db.videoChoices.addMissing(userId, [{ songId: file.id, videoId: 'dQw4w9WgXcQ' }])
    const play = { songId: file.id, outcome: 'finished', playedMs: 1_000 }
    await call('POST', '/me/plays', { token, body: play })
    const first = await call('GET', `/playlists/${id}/shuffle/next`, { token })
    expect(first.body).toMatchObject({ turn: 1, setSize: 3 })
    await call('GET', '/playlists/liked/shuffle/next', { token })

    expect(await merge(keep?.id, [file.id])).toMatchObject({
      status: 200,
      body: { id: keep?.id, source: 'upload', playback: { kind: 'audio' }, liked: true },
    })
    const audio = await bytesOf(`/api/v1/songs/${keep?.id}/audio`, {
      authorization: `Bearer ${token}`,
    })
    expect(Buffer.from(audio.bytes).equals(Buffer.from(bytes))).toBe(true)
    expect((await tracksOf(id)).map(({ song }) => song.id)).toEqual([
      keep?.id,
      songs[1]?.id,
      keep?.id,
    ])
    expect(await likes()).toEqual([keep?.id])
    const plays = await call('GET', '/me/plays', { token })
    expect(plays.body).toMatchObject({ data: [{ song: { id: keep?.id } }] })
    const { drizzle } = db.describe().postgres
    const chosen = sql`select video_id from video_choices where song_id = ${keep?.id}`
    expect(await rowsOf(drizzle, chosen)).toEqual([{ video_id: 'dQw4w9WgXcQ' }])
    for (const turn of [2, 3]) {
      const next = await call('GET', `/playlists/${id}/shuffle/next`, { token })
      expect(next.body).toMatchObject({ turn, set: 0 })
    }
    const liked = await call('GET', '/playlists/liked/shuffle', { token })
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
      authorization: `Bearer ${token}`,
    })
    expect([later.response.status, later.bytes.length]).toEqual([200, bytes.length])
  })

  it('keeps the own file of the kept song, and takes the best of several', async () => {
    const upload = async (options: Parameters<typeof wav>[0], name: string) =>
      (await uploadFile(wav(options), { token, name })).body as Song
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
      (await uploadFile(wav(options), { token, name })).body as Song
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
      await call('POST', '/me/demo', { token })
      return ((await call('GET', '/songs?limit=3', { token })).body as Page<Song>).data
    }
    const readAudio = (id: string | undefined, method: string) =>
      bytesOf(`/api/v1/songs/${id}/audio`, { authorization: `Bearer ${token}` }, method)
    const sizeOf = async (id: string | undefined) => (await readAudio(id, 'GET')).bytes.length
    /** Pieces have different tags. */
    const tagOf = async (id: string | undefined) =>
      (await readAudio(id, 'HEAD')).response.headers.get('etag')

    it('plays the file of a merged song in place of the music of the demo', async () => {
      const [keep] = await demoSongs()
      const bytes = wav({ hertz: 444 })
      const file = (await uploadFile(bytes, { token, name: 'Ada - File.wav' })).body as Song
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
      const file = (await uploadFile(bytes, { token, name: 'Ada - File.wav' })).body as Song
      expect((await merge(file.id, [piece?.id])).status).toBe(200)
      expect(await sizeOf(file.id)).toBe(bytes.length)
    })
  })

  it('keeps the like of a recording of which another song remains', async () => {
    const upload = async (hertz: number, name: string) =>
      (await uploadFile(wav({ hertz }), { token, name })).body as Song
    const first = await upload(435, 'Ada - Harbour.wav')
    const second = await upload(436, 'Ada - Harbour.wav')
    const keep = await upload(437, 'Ada - Else.wav')
    await call('PUT', `/me/liked/${first.id}`, { token })

    expect((await merge(keep.id, [first.id])).status).toBe(200)
    expect((await likes()).toSorted()).toEqual([keep.id, second.id].toSorted())
  })

  it('plays the YouTube video of a merged song', async () => {
    const { playlists } = await importFile(
      token,
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

describe('GET /songs/duplicates', () => {
  it('lists songs that are one recording with the reason, page by page', async () => {
    await importSongs('Harbour,Ada,,1000,', 'Pier,Bo,,200000,')
    for (const hertz of [433, 434]) {
      await uploadFile(wav({ hertz }), { token, name: 'Ada - Harbour.wav' })
    }
    const first = await call('GET', '/songs/duplicates?limit=1', { token })
    const { data, nextCursor } = first.body as Page<Duplicates>
    expect(data).toMatchObject([{ reason: 'same_name' }])
    expect(data[0]?.songs.map(({ title }) => title)).toEqual(
      Array(data[0]?.songs.length).fill('Harbour'),
    )
    expect(data[0]?.songs.length).toBeGreaterThan(1)
    expect(nextCursor).toBeNull()
    const others = await call('GET', '/songs/duplicates', { token: other })
    expect(others.body).toEqual({ data: [], nextCursor: null })
  })
})
