import { describe, expect, it } from 'vitest'
import { aUser, call } from '@/tests/support/app'
import { aFakeVideo, aVideoId } from '@/tests/support/youtube/catalogue'
import { candidates, match, someSongs, songNow } from './songs-and-videos'
import { withVideos } from './with-videos'

const { youtube, user, aSong, aTitle } = withVideos()

type Result = { songId: string; fault: string | null; song: { playback: unknown } | null }

const link = (number: number) => `https://youtu.be/${aVideoId(number)}`
const setVideos = (videos: { songId: string; url: string }[], token = user.token) =>
  call('POST', '/songs/videos', { token, body: { videos } })
const resultsOf = ({ body }: { body: unknown }) => (body as { data: Result[] }).data

describe('many links', () => {
  it('set the videos of their songs, each with its own result', async () => {
    youtube.add(
      aFakeVideo(9_101),
      aFakeVideo(9_102, { privacy: 'private' }),
      aFakeVideo(9_103, { isEmbeddable: false }),
    )
    const songs = await someSongs(user.token, [1, 2, 3, 4, 5].map(aTitle))
    const urls = [9_101, 9_102, 9_103, 9_104].map(link)
    const response = await setVideos(
      songs.map(({ id }, at) => ({ songId: id, url: urls[at] ?? 'https://example.org' })),
    )
    expect(response.status).toBe(200)
    const results = resultsOf(response)
    expect(results.map(({ fault }) => fault)).toEqual([
      null,
      'video_private',
      'video_not_embeddable',
      'video_gone',
      'not_a_video_link',
    ])
    expect(results[0]?.song?.playback).toEqual({
      kind: 'youtube',
      videoId: aVideoId(9_101),
      match: 'yours',
    })
    expect(results.slice(1).every(({ song }) => song === null)).toBe(true)
    expect((await songNow(user.token, songs[1]!.id)).playback.kind).toBe('none')
  })

  it('reject the other videos that were found for their songs', async () => {
    const { song, album, fan } = await aSong()
    await match(user.token, [song.id])
    const url = `https://youtu.be/${fan}`
    expect(resultsOf(await setVideos([{ songId: song.id, url }]))[0]?.fault).toBeNull()
    const { data } = await candidates(user.token, song.id)
    const refused = data.filter(({ isRefused }) => isRefused)
    expect(refused.map(({ videoId }) => videoId)).toEqual([album])
  })

  it('do not change the songs of another user', async () => {
    youtube.add(aFakeVideo(9_105))
    const [song] = await someSongs(user.token, [aTitle()])
    const other = (await aUser('bob')).token
    const results = resultsOf(await setVideos([{ songId: song!.id, url: link(9_105) }], other))
    expect(results).toEqual([{ songId: song!.id, fault: 'song_not_found', song: null }])
    expect((await songNow(user.token, song!.id)).playback.kind).toBe('none')
  })

  it('are accepted in the last one of a song that is named twice', async () => {
    youtube.add(aFakeVideo(9_106), aFakeVideo(9_107))
    const [song] = await someSongs(user.token, [aTitle()])
    const response = await setVideos([
      { songId: song!.id, url: link(9_106) },
      { songId: song!.id, url: link(9_107) },
    ])
    expect(resultsOf(response)).toHaveLength(2)
    expect((await songNow(user.token, song!.id)).playback.videoId).toBe(aVideoId(9_107))
  })

  it('are at most a hundred', async () => {
    const [song] = await someSongs(user.token, [aTitle()])
    const videos = Array.from({ length: 101 }, () => ({ songId: song!.id, url: link(1) }))
    expect((await setVideos(videos)).status).toBe(422)
  })
})

describe('a lookup of links', () => {
  it('returns titles and channels in the order of the links, and stores nothing', async () => {
    youtube.add(aFakeVideo(9_111, { title: 'Harbour', channel: 'Ana Rain - Topic' }))
    const urls = [link(9_112), link(9_111), 'https://example.org/']
    const { status, body } = await call('POST', '/videos/lookup', {
      token: user.token,
      body: { urls },
    })
    expect(status).toBe(200)
    expect((body as { data: unknown }).data).toEqual([
      { videoId: aVideoId(9_112), title: null, channel: null, fault: 'video_gone' },
      { videoId: aVideoId(9_111), title: 'Harbour', channel: 'Ana Rain - Topic', fault: null },
      { videoId: null, title: null, channel: null, fault: 'not_a_video_link' },
    ])
    expect(youtube.countCalls('videos')).toBe(0)
  })

  it('accepts links while YouTube is unavailable', async () => {
    youtube.mode = '500'
    const body = { urls: [link(9_113)] }
    const { body: found } = await call('POST', '/videos/lookup', { token: user.token, body })
    expect((found as { data: { fault: unknown }[] }).data[0]?.fault).toBeNull()
  })
})
