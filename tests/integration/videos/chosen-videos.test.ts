import { describe, expect, it } from 'vitest'
import { aUser, call } from '@/tests/support/app'
import { aFakeVideo, aVideoId } from '@/tests/support/youtube/catalogue'
import { candidates, match, someSongs, songNow } from './songs-and-videos'
import { withVideos } from './with-videos'

const { youtube, user, aSong } = withVideos()

describe('the wrong song', () => {
  it('is stored, and the chosen video applies to that user only', async () => {
    const { song, album, fan } = await aSong()
    await match(user.token, [song.id])
    const chosen = await call('PUT', `/songs/${song.id}/video`, {
      token: user.token,
      body: { url: `https://youtu.be/${fan}` },
    })
    expect((chosen.body as { playback: unknown }).playback).toEqual({
      kind: 'youtube',
      videoId: fan,
      match: 'yours',
    })
    await call('DELETE', `/songs/${song.id}/video`, { token: user.token })
    const { data } = await candidates(user.token, song.id)
    expect(data.find(({ videoId }) => videoId === album)?.isRefused).toBe(true)
    expect((await songNow(user.token, song.id)).playback.videoId).toBe(fan)
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
      token: user.token,
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
    const { status, body } = await call('PUT', `/songs/${song.id}/video`, {
      token: user.token,
      body: { url },
    })
    expect(status).toBe(422)
    const fault = { path: 'url', code: 'invalid_value', message }
    expect((body as { errors: unknown }).errors).toEqual([fault])
  })

  it('is accepted while YouTube is unavailable', async () => {
    const { song, fan } = await aSong()
    youtube.mode = '500'
    const { status } = await call('PUT', `/songs/${song.id}/video`, {
      token: user.token,
      body: { url: `https://youtu.be/${fan}` },
    })
    expect(status).toBe(200)
  })
})
