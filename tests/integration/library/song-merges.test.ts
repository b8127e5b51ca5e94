import { describe, expect, it } from 'vitest'
import type { Duplicates } from '@/lib/contract/song-merges'
import { aUser, call } from '@/tests/support/app'
import { wav } from '@/tests/support/audio/wav'
import { uploadFile } from '@/tests/support/uploads'
import { type Page, withMerges } from './with-merges'

const { user, importSongs, tracksOf, merge, ownerId, likes } = withMerges()

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
    await call('PUT', `/me/liked/${live?.id}`, { token: user.token })
    const play = { songId: live?.id, outcome: 'finished', playedMs: 1_000 }
    await call('POST', '/me/plays', { token: user.token, body: play })
    await call('GET', `/playlists/${id}/shuffle/next`, { token: user.token })

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
    const plays = await call('GET', '/me/plays', { token: user.token })
    expect(plays.body).toMatchObject({ data: [{ song: { id: keep?.id } }] })
    expect((await call('GET', `/songs/${live?.id}`, { token: user.token })).status).toBe(404)
    const list = await call('GET', `/playlists/${id}`, { token: user.token })
    expect(list.body).toMatchObject({ trackCount: 3, totalDurationMs: 500_000 })
    const turns = []
    for (let turn = 2; turn <= 3; turn++) {
      const next = await call('GET', `/playlists/${id}/shuffle/next`, { token: user.token })
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
    const other = (await aUser('bob')).token
    const foreign = await merge(keep?.id, [second?.id], other)
    expect(foreign).toMatchObject({ status: 404, body: { code: 'song_not_found' } })
    expect((await merge(keep?.id, [second?.id, crypto.randomUUID()])).status).toBe(404)
    expect((await merge(keep?.id, [keep?.id])).status).toBe(422)
    expect((await call('GET', `/songs/${second?.id}`, { token: user.token })).status).toBe(200)
  })
})

describe('GET /songs/duplicates', () => {
  it('lists songs that are one recording with the reason, page by page', async () => {
    await importSongs('Harbour,Ada,,1000,', 'Pier,Bo,,200000,')
    for (const hertz of [433, 434]) {
      await uploadFile(wav({ hertz }), { token: user.token, name: 'Ada - Harbour.wav' })
    }
    const first = await call('GET', '/songs/duplicates?limit=1', { token: user.token })
    const { data, nextCursor } = first.body as Page<Duplicates>
    expect(data).toMatchObject([{ reason: 'same_name' }])
    expect(data[0]?.songs.map(({ title }) => title)).toEqual(
      Array(data[0]?.songs.length).fill('Harbour'),
    )
    expect(data[0]?.songs.length).toBeGreaterThan(1)
    expect(nextCursor).toBeNull()
    const other = (await aUser('bob')).token
    const others = await call('GET', '/songs/duplicates', { token: other })
    expect(others.body).toEqual({ data: [], nextCursor: null })
  })
})
