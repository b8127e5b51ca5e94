import { describe, expect, it } from 'vitest'
import { call } from '@/tests/support/app'
import { aVideoId } from '@/tests/support/youtube/catalogue'
import type { YoutubeFaultMode } from '@/tests/support/youtube/faults'
import { withYoutubePlaylist } from './with-youtube-playlist'

const { youtube, aPlaylist, link, startImport, runImport } = withYoutubePlaylist()

describe('a playlist that cannot be read', () => {
  it.each([
    ['https://example.org/playlist?list=PLx', 422, 'invalid_input'],
    ['https://youtu.be/vid00000001', 422, 'invalid_input'],
    ['https://www.youtube.com/playlist?list=RDCLAK5uy_x', 422, 'youtube_playlist_unreadable'],
    ['https://www.youtube.com/playlist?list=WL', 422, 'youtube_playlist_unreadable'],
    ['https://music.youtube.com/playlist?list=LM', 422, 'youtube_playlist_unreadable'],
    ['https://www.youtube.com/playlist?list=PLnotthere', 422, 'youtube_playlist_unreadable'],
  ])('is rejected at once: %s', async (url, status, code) => {
    const answer = await startImport(url)
    expect(answer.status).toBe(status)
    expect((answer.body as { code: string }).code).toBe(code)
  })

  it.each<[YoutubeFaultMode, string]>([
    ['quota', 'youtube_unavailable'],
    ['key', 'youtube_unavailable'],
    ['permission', 'youtube_playlist_unreadable'],
    ['500', 'youtube_unavailable'],
    ['garbage', 'youtube_unavailable'],
  ])('because of %s is reported as %s', async (mode, code) => {
    youtube.mode = mode
    const { status, headers, body } = await startImport()
    expect((body as { code: string }).code).toBe(code)
    if (status === 503) expect(Number(headers.get('retry-after'))).toBeGreaterThan(0)
  })

  it('fails with a problem if the daily quota is exhausted midway', async () => {
    aPlaylist(Array.from({ length: 130 }, (_, at) => aVideoId(at)))
    youtube.mode = 'quota'
    youtube.failsAfter = 1
    const done = await runImport()
    expect(done.status).toBe('failed')
    expect(done.problem?.code).toBe('youtube_unavailable')
    expect(done.playlists[0]?.trackCount).toBe(50)
  })

  it('requires a session', async () => {
    const { status } = await call('POST', '/youtube/import', { body: { url: link() } })
    expect(status).toBe(401)
  })
})
