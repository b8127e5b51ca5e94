import { beforeEach, describe, expect, it } from 'vitest'
import type { Track } from '@/lib/contract/playlist-tracks'
import type { Song } from '@/lib/contract/song'
import type { Duplicates } from '@/lib/contract/song-merges'
import { aUser, call, withApp } from '@/tests/support/app'
import { wav } from '@/tests/support/audio/wav'
import { importFile } from '@/tests/support/library'
import { uploadFile } from '@/tests/support/uploads'

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

const likes = async () =>
  ((await call('GET', '/me/liked', { token })).body as Page<{ song: Song }>).data.map(
    ({ song }) => song.id,
  )

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

  it('changes nothing for songs of other users, the song itself, or a file that would be lost', async () => {
    const { songs } = await importSongs('Harbour,Ada,,200000,', 'Else,Ada,,100000,')
    const [keep, second] = songs
    const foreign = await merge(keep?.id, [second?.id], other)
    expect(foreign).toMatchObject({ status: 404, body: { code: 'song_not_found' } })
    expect((await merge(keep?.id, [second?.id, crypto.randomUUID()])).status).toBe(404)
    expect((await merge(keep?.id, [keep?.id])).status).toBe(422)
    const uploaded = await uploadFile(wav({ hertz: 431 }), { token, name: 'Ada - File.wav' })
    const file = uploaded.body as Song
    expect((await merge(keep?.id, [file.id])).status).toBe(409)
    expect((await call('GET', `/songs/${second?.id}`, { token })).status).toBe(200)
    const kept = await merge(file.id, [keep?.id])
    expect(kept).toMatchObject({ status: 200, body: { playback: { kind: 'audio' } } })
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
