import { sql } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { aUser, call, withApp } from '@/tests/support/app'
import { aFakeVideo, aVideoId } from '@/tests/support/youtube/catalogue'
import { FakeYoutube } from '@/tests/support/youtube/fake-youtube'
import type { YoutubeFaultMode } from '@/tests/support/youtube/faults'
import { budget, candidates, fail, match, someSongs, songNow } from './songs-and-videos'

const youtube = new FakeYoutube()
withApp(async (onEnd) => {
  onEnd(() => youtube.stop())
  return youtube.start()
})

let token = ''
let number = 0
/** A new title, because all users share searches. */
const aTitle = () => `Harbour ${++number} Lights`

const runSql = async (statement: ReturnType<typeof sql>) => {
  const { db } = await import('@/db')
  await db.describe().postgres.drizzle.execute(statement)
}
const age = (days: number) =>
  runSql(sql`update videos set checked_at = now() - make_interval(days => ${days})`)

beforeEach(async () => {
  token = (await aUser()).token
  youtube.videos.clear()
  youtube.reset()
  await runSql(sql`delete from search_days`)
})
afterEach(() => expect(youtube.faults, 'requests YouTube would refuse').toEqual([]))

/** A song with an official, a fan and a live video, which were not searched for yet. */
async function aSong() {
  const title = aTitle()
  const [song] = await someSongs(token, [title])
  const at = number * 10
  youtube.add(
    aFakeVideo(at, { title: `Ana Rain - ${title} (Live)`, channel: 'Ana Rain' }),
    aFakeVideo(at + 1, { title: `Ana Rain - ${title} (Lyrics)`, channel: 'Fan', seconds: 182 }),
    aFakeVideo(at + 2, { title, channel: 'Ana Rain - Topic', isMadeForKids: true }),
    aFakeVideo(at + 3, { title: `${title} by Ana Rain`, channel: 'Another fan', seconds: 191 }),
  )
  return {
    song: song!,
    live: aVideoId(at),
    fan: aVideoId(at + 1),
    album: aVideoId(at + 2),
    off: aVideoId(at + 3),
  }
}

describe('a song without a video', () => {
  it('gets the best video with one search and one request for details', async () => {
    const { song, album } = await aSong()
    expect(song.playback.kind).toBe('none')
    const [found] = await match(token, [song.id], 'AT')
    expect(found).toEqual({
      songId: song.id,
      state: 'ready',
      until: null,
      playback: { kind: 'youtube', videoId: album, match: 'sure' },
    })
    expect(youtube.calls.map(({ what }) => what)).toEqual(['search', 'videos'])
    expect((await songNow(token, song.id)).playback.videoId).toBe(album)
    expect((await budget(token)).searchesLeft).toBe(99)
  })

  it('needs no search for the next user, nor for the same recording in another spelling', async () => {
    const { song, album } = await aSong()
    await match(token, [song.id])
    const other = (await aUser('bob')).token
    const [copy] = await someSongs(other, [`${song.title.toUpperCase()} (Official Video)`])
    const [found] = await match(other, [copy!.id])
    expect(found?.playback.videoId).toBe(album)
    expect(youtube.countCalls('search')).toBe(1)
  })

  it('lists all candidates with reasons, but not the live video', async () => {
    const { song, album, fan, off } = await aSong()
    const { data, state } = await candidates(token, song.id)
    expect(state).toBe('ready')
    expect(data.map(({ videoId }) => videoId)).toEqual([album, fan, off])
    expect(data[0]).toMatchObject({ isPlayed: true, isSure: true, isMadeForKids: true })
    expect(data[2]).toMatchObject({ isSure: false, differenceMs: 11_000 })
  })

  it('without any result is not searched for again within a week', async () => {
    const [song] = await someSongs(token, [aTitle()])
    expect((await match(token, [song!.id]))[0]?.state).toBe('nothing_found')
    expect((await match(token, [song!.id]))[0]?.state).toBe('nothing_found')
    expect(youtube.countCalls('search')).toBe(1)
    await runSql(sql`update video_searches set searched_at = now() - interval '8 days'`)
    await match(token, [song!.id])
    expect(youtube.countCalls('search')).toBe(2)
  })

  it('is searched for once for 50 concurrent requests', async () => {
    const { song, album } = await aSong()
    youtube.delayMs = 100
    const found = await Promise.all(Array.from({ length: 50 }, () => match(token, [song.id])))
    expect(new Set(found.map(([one]) => one?.playback.videoId))).toEqual(new Set([album]))
    expect(youtube.countCalls('search')).toBe(1)
    expect((await budget(token)).searchesLeft).toBe(99)
  })

  it('plays a video that is not blocked in the country', async () => {
    const { song, album, fan } = await aSong()
    youtube.videos.get(album)!.blockedIn = ['DE']
    await match(token, [song.id], 'AT')
    expect((await match(token, [song.id], 'DE'))[0]?.playback.videoId).toBe(fan)
    expect((await match(token, [song.id], 'AT'))[0]?.playback.videoId).toBe(album)
    const { data } = await candidates(token, song.id, '?region=DE')
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
    const songs = await someSongs(token, Array.from({ length: 12 }, aTitle))
    const responses = await Promise.all(songs.map(({ id }) => match(token, [id])))
    expect(youtube.countCalls('search')).toBe(3)
    const waiting = responses.flat().filter(({ state }) => state === 'waiting')
    expect(waiting).toHaveLength(9)
    const { searchesLeft, resetsAt } = await budget(token)
    expect(searchesLeft).toBe(0)
    expect(new Set(waiting.map(({ until }) => until))).toEqual(new Set([resetsAt]))
    expect(waiting[0]?.playback.searchUrl).toContain('youtube.com/results')
  })

  it('end if YouTube reports an exhausted quota, whatever was counted', async () => {
    const { song } = await aSong()
    youtube.mode = 'quota'
    const [found] = await match(token, [song.id])
    expect(found?.state).toBe('waiting')
    const { searchesLeft, resetsAt } = await budget(token)
    expect(searchesLeft).toBe(0)
    expect(found?.until).toBe(resetsAt)
  })

  it.each<YoutubeFaultMode>(['key', 'permission', '429', '500', 'garbage', 'cut off', '200 MB'])(
    'are not burnt while YouTube fails: %s',
    async (mode) => {
      const { song } = await aSong()
      youtube.mode = mode
      const [first] = await match(token, [song.id])
      expect(first).toMatchObject({ state: 'waiting', playback: { kind: 'none' } })
      expect(Date.parse(first!.until!) - Date.now()).toBeLessThanOrEqual(60_000)
      const asked = youtube.countCalls('search')
      await runSql(sql`update video_searches set leased_until = now() + interval '1 second'`)
      youtube.mode = null
      expect((await match(token, [song.id]))[0]?.state).toBe('waiting')
      expect(youtube.countCalls('search')).toBe(asked)
      expect((await match(token, [song.id]))[0]?.state).toBe('ready')
      expect((await budget(token)).searchesLeft).toBe(98)
    },
  )
})

describe('a video that does not play', () => {
  it.each([2, 5, 100, 101, 150])('is replaced by the next candidate: error %i', async (code) => {
    const { song, album, fan } = await aSong()
    await match(token, [song.id])
    const { status, body } = await fail(token, song.id, { videoId: album, code, region: 'AT' })
    expect(status).toBe(200)
    expect((body as { playback: unknown }).playback).toMatchObject({ videoId: fan })
    expect((await songNow(token, song.id)).playback.videoId).toBe(fan)
  })

  it('is hidden from that user only, until three users have reported it', async () => {
    const { song, album, fan } = await aSong()
    await match(token, [song.id])
    const others = await Promise.all(['bob', 'cy', 'di'].map((name) => aUser(name)))
    for (const [index, other] of others.entries()) {
      expect((await songNow(token, song.id)).playback.videoId, `${index} reports`).toBe(album)
      const [own] = await someSongs(other.token, [song.title])
      await fail(other.token, own!.id, { videoId: album, code: 150 })
    }
    expect((await songNow(token, song.id)).playback.videoId).toBe(fan)
  })

  it('is rejected as another recording if the player reads a different length', async () => {
    const { song, album, fan } = await aSong()
    await match(token, [song.id])
    const fits = await fail(token, song.id, { videoId: album, durationMs: 183_000 })
    expect(fits.status).toBe(422)
    const { body } = await fail(token, song.id, { videoId: album, durationMs: 240_000 })
    expect((body as { playback: unknown }).playback).toMatchObject({ videoId: fan })
  })

  it('leaves a search link if there is no other candidate', async () => {
    const { song } = await aSong()
    const { data } = await candidates(token, song.id)
    for (const { videoId } of data) await fail(token, song.id, { videoId, code: 100 })
    expect((await songNow(token, song.id)).playback.kind).toBe('none')
    expect((await match(token, [song.id]))[0]?.state).toBe('nothing_found')
    expect(youtube.countCalls('search')).toBe(1)
  })

  it('changes nothing if it was not offered for the song', async () => {
    const { song, album } = await aSong()
    await match(token, [song.id])
    const { status, body } = await fail(token, song.id, { videoId: aVideoId(99_999), code: 100 })
    expect(status).toBe(200)
    expect((body as { playback: unknown }).playback).toMatchObject({ videoId: album })
    const { db } = await import('@/db')
    const refused = await db
      .describe()
      .postgres.drizzle.execute(
        sql`select 1 from video_refusals where video_id = ${aVideoId(99_999)}`,
      )
    expect((Array.isArray(refused) ? refused : (refused as { rows: unknown[] }).rows).length).toBe(
      0,
    )
  })

  it('is not found for a song of another user, nor for an unknown song', async () => {
    const { status } = await fail(token, crypto.randomUUID(), { videoId: aVideoId(1), code: 2 })
    expect(status).toBe(404)
  })

  it.each([
    { videoId: 'short', code: 2 },
    { videoId: aVideoId(1) },
    { videoId: aVideoId(1), code: 7 },
    { videoId: aVideoId(1), code: 2, durationMs: 5 },
    { videoId: aVideoId(1), code: 2, region: 'austria' },
  ])('must be reported completely: %o', async (body) => {
    const { song } = await aSong()
    expect((await fail(token, song.id, body)).status).toBe(422)
  })
})

describe('the wrong song', () => {
  it('is stored, and the chosen video applies to that user only', async () => {
    const { song, album, fan } = await aSong()
    await match(token, [song.id])
    const chosen = await call('PUT', `/songs/${song.id}/video`, {
      token,
      body: { url: `https://youtu.be/${fan}` },
    })
    expect((chosen.body as { playback: unknown }).playback).toEqual({
      kind: 'youtube',
      videoId: fan,
      match: 'yours',
    })
    await call('DELETE', `/songs/${song.id}/video`, { token })
    const { data } = await candidates(token, song.id)
    expect(data.find(({ videoId }) => videoId === album)?.isRefused).toBe(true)
    expect((await songNow(token, song.id)).playback.videoId).toBe(fan)
    const other = (await aUser('bob')).token
    const [own] = await someSongs(other, [song.title])
    expect(own?.playback.videoId).toBe(album)
  })
})

describe('a pasted link', () => {
  it.each([
    (id: string) => `https://www.youtube.com/watch?v=${id}`,
    (id: string) => `https://www.youtube.com/watch?list=PLx&v=${id}&t=42s`,
    (id: string) => `https://youtu.be/${id}?si=abc`,
    (id: string) => `https://www.youtube.com/shorts/${id}`,
    (id: string) => `https://www.youtube-nocookie.com/embed/${id}?start=3`,
    (id: string) => `https://music.youtube.com/watch?v=${id}&feature=share`,
    (id: string) => `https://m.youtube.com/watch?v=${id}`,
  ])('is accepted in all forms: %s', async (urlOf) => {
    const { song, fan } = await aSong()
    const { status, body } = await call('PUT', `/songs/${song.id}/video`, {
      token,
      body: { url: urlOf(fan) },
    })
    expect(status).toBe(200)
    expect((body as { playback: { videoId: string } }).playback.videoId).toBe(fan)
  })

  it.each([
    ['https://youtu.be/nothing0000', 'YouTube has no such video.'],
    [`https://youtu.be/${aVideoId(9_001)}`, 'The video is private.'],
    [
      `https://youtu.be/${aVideoId(9_002)}`,
      'The video cannot be played outside YouTube. Choose another one.',
    ],
    ['https://example.org/watch?v=nothing0000', 'Must be a link to a YouTube video.'],
    ['https://www.youtube.com/playlist?list=PL1', 'Must be a link to a YouTube video.'],
    ['javascript:alert(1)', 'Must be a link to a YouTube video.'],
  ])('is rejected with a message: %s', async (url, message) => {
    youtube.add(
      aFakeVideo(9_001, { privacy: 'private' }),
      aFakeVideo(9_002, { isEmbeddable: false }),
    )
    const { song } = await aSong()
    const { status, body } = await call('PUT', `/songs/${song.id}/video`, { token, body: { url } })
    expect(status).toBe(422)
    const fault = { path: 'url', code: 'invalid_value', message }
    expect((body as { errors: unknown }).errors).toEqual([fault])
  })

  it('is accepted while YouTube is unavailable', async () => {
    const { song, fan } = await aSong()
    youtube.mode = '500'
    const { status } = await call('PUT', `/songs/${song.id}/video`, {
      token,
      body: { url: `https://youtu.be/${fan}` },
    })
    expect(status).toBe(200)
  })
})

describe('cached details of videos', () => {
  const refresh = async () => (await import('@/lib/services/videos/refresh')).refreshVideos()

  it('are updated before 30 days have passed, 50 at once', async () => {
    await age(40)
    await refresh()
    const { song, album, fan } = await aSong()
    await match(token, [song.id])
    const many = Array.from({ length: 120 }, (_, at) => aFakeVideo(70_000 + at))
    youtube.add(...many)
    await runSql(sql`insert into videos (id, title, channel, is_embeddable, is_made_for_kids)
      select 'vid' || lpad((70000 + i)::text, 8, '0'), 'x', 'y', true, false
      from generate_series(0, 119) i`)
    await age(26)
    youtube.videos.delete(album)
    youtube.reset()
    const { checked, removed } = await refresh()
    expect(checked).toBe(123)
    expect(removed).toBe(1)
    expect(youtube.countCalls('videos')).toBe(3)
    expect((await songNow(token, song.id)).playback.videoId).toBe(fan)
  })

  it('are neither used nor kept after 30 days', async () => {
    const { song } = await aSong()
    await match(token, [song.id])
    await age(31)
    expect((await songNow(token, song.id)).playback.kind).toBe('none')
    youtube.mode = 'key'
    expect((await refresh()).removed).toBeGreaterThan(0)
    expect((await candidates(token, song.id)).data).toEqual([])
  })

  it('are updated soon after a failure', async () => {
    const { song, album } = await aSong()
    await match(token, [song.id])
    await fail(token, song.id, { videoId: album, code: 101 })
    youtube.videos.get(album)!.isEmbeddable = false
    await refresh()
    const other = (await aUser('bob')).token
    const [own] = await someSongs(other, [song.title])
    expect(own?.playback.videoId).toBeDefined()
    expect(own?.playback.videoId).not.toBe(album)
  })
})

it('accepts at most three songs, and none that do not exist', async () => {
  const { song } = await aSong()
  const ask = (songIds: string[]) => call('POST', '/me/matches', { token, body: { songIds } })
  expect((await ask([])).status).toBe(422)
  expect((await ask(Array.from({ length: 4 }, () => song.id))).status).toBe(422)
  expect((await ask([crypto.randomUUID()])).status).toBe(404)
  expect((await call('POST', '/me/matches', { body: { songIds: [song.id] } })).status).toBe(401)
  expect(youtube.calls).toEqual([])
})
