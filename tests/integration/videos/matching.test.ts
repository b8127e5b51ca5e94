import { sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { aUser, call } from '@/tests/support/app'
import type { YoutubeFaultMode } from '@/tests/support/youtube/faults'
import { budget, candidates, match, someSongs, songNow } from './songs-and-videos'
import { runSql, withVideos } from './with-videos'

const { youtube, user, aTitle, aSong } = withVideos()

describe('a song without a video', () => {
  it('gets the best video with one search and one request for details', async () => {
    const { song, album } = await aSong()
    expect(song.playback.kind).toBe('none')
    const [found] = await match(user.token, [song.id], 'AT')
    expect(found).toEqual({
      songId: song.id,
      state: 'ready',
      until: null,
      playback: { kind: 'youtube', videoId: album, match: 'sure' },
    })
    expect(youtube.calls.map(({ what }) => what)).toEqual(['search', 'videos'])
    expect((await songNow(user.token, song.id)).playback.videoId).toBe(album)
    expect((await budget(user.token)).searchesLeft).toBe(99)
  })

  it('needs no search for the next user, nor for the same recording in another spelling', async () => {
    const { song, album } = await aSong()
    await match(user.token, [song.id])
    const other = (await aUser('bob')).token
    const [copy] = await someSongs(other, [`${song.title.toUpperCase()} (Official Video)`])
    const [found] = await match(other, [copy!.id])
    expect(found?.playback.videoId).toBe(album)
    expect(youtube.countCalls('search')).toBe(1)
  })

  it('lists all candidates with reasons, but not the live video', async () => {
    const { song, album, fan, off } = await aSong()
    const { data, state } = await candidates(user.token, song.id)
    expect(state).toBe('ready')
    expect(data.map(({ videoId }) => videoId)).toEqual([album, fan, off])
    expect(data[0]).toMatchObject({ isPlayed: true, isSure: true, isMadeForKids: true })
    expect(data[2]).toMatchObject({ isSure: false, differenceMs: 11_000 })
  })

  it('without any result is not searched for again within a week', async () => {
    const [song] = await someSongs(user.token, [aTitle()])
    expect((await match(user.token, [song!.id]))[0]?.state).toBe('nothing_found')
    expect((await match(user.token, [song!.id]))[0]?.state).toBe('nothing_found')
    expect(youtube.countCalls('search')).toBe(1)
    await runSql(sql`update video_searches set searched_at = now() - interval '8 days'`)
    await match(user.token, [song!.id])
    expect(youtube.countCalls('search')).toBe(2)
  })

  it('is searched for once for 50 concurrent requests', async () => {
    const { song, album } = await aSong()
    youtube.delayMs = 100
    const found = await Promise.all(Array.from({ length: 50 }, () => match(user.token, [song.id])))
    expect(new Set(found.map(([one]) => one?.playback.videoId))).toEqual(new Set([album]))
    expect(youtube.countCalls('search')).toBe(1)
    expect((await budget(user.token)).searchesLeft).toBe(99)
  })

  it('plays a video that is not blocked in the country', async () => {
    const { song, album, fan } = await aSong()
    youtube.videos.get(album)!.blockedIn = ['DE']
    await match(user.token, [song.id], 'AT')
    expect((await match(user.token, [song.id], 'DE'))[0]?.playback.videoId).toBe(fan)
    expect((await match(user.token, [song.id], 'AT'))[0]?.playback.videoId).toBe(album)
    const { data } = await candidates(user.token, song.id, '?region=DE')
    expect(data.map(({ isBlockedHere }) => isBlockedHere)).toEqual([true, false, false])
  })
})

it('a request has a deadline for songs that others search for', { timeout: 25_000 }, async () => {
  const user = await aUser('bob')
  const songs = await someSongs(user.token, [aTitle(), aTitle(), aTitle()])
  const ids = songs.map(({ id }) => id)
  const { db } = await import('@/db')
  for (const { key } of await db.videoMatches.listTargets(user.id, ids))
    await db.videoSearches.acquire(key)
  const found = await match(user.token, ids)
  expect(found.map(({ state }) => state)).toEqual(['waiting', 'waiting', 'waiting'])
})

describe('the searches of a day', () => {
  it('are never exceeded by concurrent requests', async () => {
    await runSql(sql`insert into search_days (day, used)
      values ((now() at time zone 'America/Los_Angeles')::date, 97)`)
    const songs = await someSongs(user.token, Array.from({ length: 12 }, aTitle))
    const responses = await Promise.all(songs.map(({ id }) => match(user.token, [id])))
    expect(youtube.countCalls('search')).toBe(3)
    const waiting = responses.flat().filter(({ state }) => state === 'waiting')
    expect(waiting).toHaveLength(9)
    const { searchesLeft, resetsAt } = await budget(user.token)
    expect(searchesLeft).toBe(0)
    expect(new Set(waiting.map(({ until }) => until))).toEqual(new Set([resetsAt]))
    expect(waiting[0]?.playback.searchUrl).toContain('youtube.com/results')
  })

  it('end if YouTube reports an exhausted quota, whatever was counted', async () => {
    const { song } = await aSong()
    youtube.mode = 'quota'
    const [found] = await match(user.token, [song.id])
    expect(found?.state).toBe('waiting')
    const { searchesLeft, resetsAt } = await budget(user.token)
    expect(searchesLeft).toBe(0)
    expect(found?.until).toBe(resetsAt)
  })

  it.each<YoutubeFaultMode>(['key', 'permission', '429', '500', 'garbage', 'cut off', '200 MB'])(
    'are not burnt while YouTube fails: %s',
    async (mode) => {
      const { song } = await aSong()
      youtube.mode = mode
      const [first] = await match(user.token, [song.id])
      expect(first).toMatchObject({ state: 'waiting', playback: { kind: 'none' } })
      expect(Date.parse(first!.until!) - Date.now()).toBeLessThanOrEqual(60_000)
      const asked = youtube.countCalls('search')
      await runSql(sql`update video_searches set leased_until = now() + interval '1 second'`)
      youtube.mode = null
      expect((await match(user.token, [song.id]))[0]?.state).toBe('waiting')
      expect(youtube.countCalls('search')).toBe(asked)
      expect((await match(user.token, [song.id]))[0]?.state).toBe('ready')
      expect((await budget(user.token)).searchesLeft).toBe(98)
    },
  )
})

it('accepts at most three songs, and none that do not exist', async () => {
  const { song } = await aSong()
  const ask = (songIds: string[]) =>
    call('POST', '/me/matches', { token: user.token, body: { songIds } })
  expect((await ask([])).status).toBe(422)
  expect((await ask(Array.from({ length: 4 }, () => song.id))).status).toBe(422)
  expect((await ask([crypto.randomUUID()])).status).toBe(404)
  expect((await call('POST', '/me/matches', { body: { songIds: [song.id] } })).status).toBe(401)
  expect(youtube.calls).toEqual([])
})
