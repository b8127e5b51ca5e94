import { sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { aUser } from '@/tests/support/app'
import { aVideoId } from '@/tests/support/youtube/catalogue'
import { candidates, fail, match, someSongs, songNow } from './songs-and-videos'
import { withVideos } from './with-videos'

const { youtube, user, aSong } = withVideos()

describe('a video that does not play', () => {
  it.each([2, 5, 100, 101, 150])('is replaced by the next candidate: error %i', async (code) => {
    const { song, album, fan } = await aSong()
    await match(user.token, [song.id])
    const { status, body } = await fail(user.token, song.id, { videoId: album, code, region: 'AT' })
    expect(status).toBe(200)
    expect((body as { playback: unknown }).playback).toMatchObject({ videoId: fan })
    expect((await songNow(user.token, song.id)).playback.videoId).toBe(fan)
  })

  it('is hidden from that user only, until three users have reported it', async () => {
    const { song, album, fan } = await aSong()
    await match(user.token, [song.id])
    const others = await Promise.all(['bob', 'cy', 'di'].map((name) => aUser(name)))
    for (const [index, other] of others.entries()) {
      expect((await songNow(user.token, song.id)).playback.videoId, `${index} reports`).toBe(album)
      const [own] = await someSongs(other.token, [song.title])
      await fail(other.token, own!.id, { videoId: album, code: 150 })
    }
    expect((await songNow(user.token, song.id)).playback.videoId).toBe(fan)
  })

  it('is rejected as another recording if the player reads a different length', async () => {
    const { song, album, fan } = await aSong()
    await match(user.token, [song.id])
    const fits = await fail(user.token, song.id, { videoId: album, durationMs: 183_000 })
    expect(fits.status).toBe(422)
    const { body } = await fail(user.token, song.id, { videoId: album, durationMs: 240_000 })
    expect((body as { playback: unknown }).playback).toMatchObject({ videoId: fan })
  })

  it('leaves a search link if there is no other candidate', async () => {
    const { song } = await aSong()
    const { data } = await candidates(user.token, song.id)
    for (const { videoId } of data) await fail(user.token, song.id, { videoId, code: 100 })
    expect((await songNow(user.token, song.id)).playback.kind).toBe('none')
    expect((await match(user.token, [song.id]))[0]?.state).toBe('nothing_found')
    expect(youtube.countCalls('search')).toBe(1)
  })

  it('changes nothing if it was not offered for the song', async () => {
    const { song, album } = await aSong()
    await match(user.token, [song.id])
    const { status, body } = await fail(user.token, song.id, {
      videoId: aVideoId(99_999),
      code: 100,
    })
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
    const { status } = await fail(user.token, crypto.randomUUID(), {
      videoId: aVideoId(1),
      code: 2,
    })
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
    expect((await fail(user.token, song.id, body)).status).toBe(422)
  })
})
