import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { parseIsoDuration } from '@/lib/integrations/youtube/duration'
import { findEmbedding } from '@/lib/integrations/youtube/oembed'
import { findYoutubePlaylist, listPlaylistItems } from '@/lib/integrations/youtube/playlists'
import { searchVideos } from '@/lib/integrations/youtube/search'
import { listVideos } from '@/lib/integrations/youtube/videos'
import { YoutubeError } from '@/lib/integrations/youtube/youtube-error'
import { aFakeVideo, aVideoId } from '@/tests/support/youtube/catalogue'
import { FakeYoutube } from '@/tests/support/youtube/fake-youtube'
import type { YoutubeFaultMode } from '@/tests/support/youtube/faults'

const youtube = new FakeYoutube()

beforeAll(async () => {
  Object.assign(process.env, await youtube.start())
  youtube.add(
    aFakeVideo(1, { title: 'Ana - Rain', seconds: 245, blockedIn: ['DE'], isMadeForKids: true }),
    aFakeVideo(2, { title: 'Ana - Sun', isEmbeddable: false }),
    aFakeVideo(3, { title: 'Ana - Snow', privacy: 'private' }),
  )
})
afterAll(() => youtube.stop())
afterEach(() => youtube.reset())

describe('the YouTube API', () => {
  it('is searched for embeddable music with valid parameters', async () => {
    expect(await searchVideos({ query: 'Ana Rain', region: 'AT' })).toContain(aVideoId(1))
    expect(youtube.faults).toEqual([])
    expect(youtube.calls[0]?.parameters).toMatchObject({
      type: 'video',
      videoCategoryId: '10',
      videoEmbeddable: 'true',
      maxResults: '10',
      regionCode: 'AT',
    })
    expect(youtube.calls[0]?.parameters).not.toHaveProperty('key')
  })

  it('returns the details of videos without those that do not exist', async () => {
    const found = await listVideos([1, 2, 3, 4].map(aVideoId))
    expect(found).toEqual([
      {
        videoId: aVideoId(1),
        title: 'Ana - Rain',
        channel: 'Somebody',
        durationMs: 245_000,
        isEmbeddable: true,
        isMadeForKids: true,
        allowedIn: null,
        blockedIn: ['DE'],
      },
      expect.objectContaining({ videoId: aVideoId(2), isEmbeddable: false }),
    ])
    expect(youtube.faults).toEqual([])
  })

  it('pages through a playlist, with private and deleted videos at their positions', async () => {
    const videoIds = Array.from({ length: 53 }, (_, at) =>
      aVideoId(at === 51 ? 3 : at === 52 ? 9 : 1),
    )
    youtube.playlists.set('PLx', { id: 'PLx', title: 'Rain', videoIds })
    expect(await findYoutubePlaylist('PLx')).toMatchObject({ title: 'Rain', count: 53 })
    const first = await listPlaylistItems('PLx', null)
    const second = await listPlaylistItems('PLx', first.next)
    expect(first.entries).toHaveLength(50)
    expect(second.entries.map(({ gone }) => gone)).toEqual([null, 'private', 'deleted'])
    expect(second.next).toBeNull()
    expect(youtube.faults).toEqual([])
  })

  it.each([
    [1, 'embeddable'],
    [2, 'not_embeddable'],
    [3, 'private'],
    [4, 'gone'],
  ])('checks a link by oEmbed: video %i is %s', async (number, state) => {
    expect(await findEmbedding(aVideoId(number))).toBe(state)
  })
})

describe('a failure of YouTube', () => {
  it.each<[YoutubeFaultMode, string]>([
    ['quota', 'quota'],
    ['key', 'key_refused'],
    ['permission', 'not_allowed'],
    ['plain', 'not_allowed'],
    ['429', 'too_fast'],
    ['500', 'unavailable'],
    ['slow', 'unavailable'],
    ['cut off', 'unavailable'],
    ['garbage', 'unavailable'],
    ['wrong shape', 'unavailable'],
    ['200 MB', 'unavailable'],
  ])('%s is reported as %s', async (mode, fault) => {
    youtube.mode = mode
    const error = await listVideos([aVideoId(1)]).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(YoutubeError)
    expect((error as YoutubeError).fault).toBe(fault)
    expect(JSON.stringify(error)).not.toContain('a-key-of')
  })

  it('leaves the state of a link unknown', async () => {
    youtube.mode = '500'
    expect(await findEmbedding(aVideoId(1))).toBe('unknown')
  })
})

describe('a duration', () => {
  it.each([
    ['PT4M13S', 253_000],
    ['PT1H2M3S', 3_723_000],
    ['P1DT1S', 86_401_000],
    ['PT15S', 15_000],
    ['P0D', null],
    ['', null],
    ['4:13', null],
  ])('of %s is %s ms', (text, ms) => {
    expect(parseIsoDuration(text)).toBe(ms)
  })
})
