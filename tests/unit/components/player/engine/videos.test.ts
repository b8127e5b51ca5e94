import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Player } from '@/components/player/engine/player'
import { SKIP_DELAY_MS } from '@/components/player/engine/unplayable-tracks'
import type { VideoErrorCode } from '@/components/player/engine/youtube-errors'
import { aSong, aVideoPlayer, begin, nothing, video } from '@/tests/support/dom/video-player'

const status = (player: Player) => player.state.getState().status
const problem = (player: Player) => {
  const shown = player.state.getState().problem
  return shown?.kind === 'unplayable' ? shown.problem : undefined
}
const title = (player: Player) => player.state.getState().current?.track.song.title

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

describe('a song without a video', () => {
  it('is searched when it becomes the current track, and plays', async () => {
    const { player, loaded, searches } = aVideoPlayer()
    await begin(player)
    expect(searches).toEqual([['song 1']])
    expect(loaded.at(-1)).toBe('found for song 1')
    expect(status(player)).toBe('playing')
  })

  it('plays at once if it was searched ahead, and is searched only once', async () => {
    const { player, loaded, searches } = aVideoPlayer()
    player.prepare([1, 2, 3, 4].map((turn) => aSong(turn, nothing)))
    await vi.advanceTimersByTimeAsync(1)
    expect(searches).toEqual([['song 1', 'song 2', 'song 3']])
    await begin(player)
    expect(loaded).toEqual(['found for song 1'])
    expect(searches).toHaveLength(1)
  })

  it('shows until when searches are paused, and is skipped', async () => {
    const until = '2026-11-24T08:00:00Z'
    const { player, plays } = aVideoPlayer(nothing, { state: 'waiting', until, playback: nothing })
    await begin(player)
    expect(status(player)).toBe('unplayable')
    expect(problem(player)).toEqual({ code: 'search_waiting', resumesAt: until })
    await vi.advanceTimersByTimeAsync(SKIP_DELAY_MS + 1)
    expect(title(player)).toBe('Song 2')
    expect(plays).toEqual([])
  })

  it('does not play if it is found after another track has started', async () => {
    const { player, delaySearch, loaded } = aVideoPlayer()
    const release = delaySearch()
    await begin(player)
    expect(status(player)).toBe('loading')
    player.playOutOfOrder({ list: 'evening', name: 'Evening' }, {
      id: 'out of order',
      song: aSong(9, { kind: 'audio', url: '/a' }),
    } as never)
    release()
    await vi.advanceTimersByTimeAsync(1)
    expect(title(player)).toBe('Song 9')
    expect(loaded.at(-1)).toBe('audio')
  })

  it('does not play if the listener has paused it meanwhile', async () => {
    const { player, delaySearch, loaded } = aVideoPlayer()
    const release = delaySearch()
    await begin(player)
    player.pause()
    release()
    await vi.advanceTimersByTimeAsync(1)
    expect(status(player)).toBe('paused')
    expect(loaded.at(-1)).toBe('none')
    player.resume()
    expect(loaded.at(-1)).toBe('found for song 1')
  })
})

describe('a video that fails', () => {
  it.each<VideoErrorCode>([2, 5, 100, 101, 150])(
    'is replaced by the next candidate: %i',
    async (code) => {
      const { player, reports, loaded, replacements, events } = aVideoPlayer(video('first'))
      replacements.push(video('second'))
      await begin(player)
      events().onFailed({ code: 'video_unplayable' }, code)
      await vi.advanceTimersByTimeAsync(1)
      expect(reports).toEqual([{ videoId: 'first', code }])
      expect(loaded.at(-1)).toBe('second')
      expect(status(player)).toBe('playing')
      expect(title(player)).toBe('Song 1')
    },
  )

  it('shows why and is skipped after three seconds if there is no other candidate', async () => {
    const { player, plays, events } = aVideoPlayer(video('first'))
    await begin(player)
    events().onFailed({ code: 'video_removed' }, 100)
    await vi.advanceTimersByTimeAsync(1)
    expect(status(player)).toBe('unplayable')
    expect(problem(player)).toEqual({ code: 'video_removed' })
    await vi.advanceTimersByTimeAsync(SKIP_DELAY_MS + 1)
    expect(title(player)).toBe('Song 2')
    expect(plays, 'it was never heard').toEqual([])
  })

  it('is not reported if the video is not faulty', async () => {
    const { player, reports, events } = aVideoPlayer(video('first'))
    await begin(player)
    events().onFailed({ code: 'referrer_missing' })
    await vi.advanceTimersByTimeAsync(1)
    expect(reports).toEqual([])
    expect(status(player)).toBe('unplayable')
  })

  it('is reported as another recording if its length does not match the song', async () => {
    const { player, reports, loaded, replacements, events } = aVideoPlayer(video('first'))
    replacements.push(video('second'))
    await begin(player)
    events().onProgress({ positionMs: 10, durationMs: 260_000 })
    await vi.advanceTimersByTimeAsync(1)
    expect(reports).toEqual([{ videoId: 'first', durationMs: 260_000 }])
    expect(loaded.at(-1)).toBe('second')
  })

  it.each([
    ['fits', video('first'), 209_000],
    ['belongs to the listener’s choice', video('first', 'yours'), 400_000],
  ])('is not reported for a length that %s', async (_length, playback, durationMs) => {
    const { player, reports, events } = aVideoPlayer(playback)
    await begin(player)
    events().onProgress({ positionMs: 10, durationMs })
    await vi.advanceTimersByTimeAsync(1)
    expect(reports).toEqual([])
  })
})

it('shows that a video waits until it is visible, until it plays', async () => {
  const { player, events } = aVideoPlayer(video('first'))
  await begin(player)
  events().onWaiting('video_not_visible')
  expect(player.state.getState().notice).toBe('video_not_visible')
  events().onPlaying()
  expect(player.state.getState().notice).toBeNull()
})
