import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createPlayer, type Player } from '@/components/player/engine/player'
import type { Play, PlayerApi, VideoFailure } from '@/components/player/engine/player-api'
import { SKIP_AFTER_MS } from '@/components/player/engine/sound'
import type { OutputEvents } from '@/components/player/engine/types'
import type { ShuffleStep } from '@/lib/contract/shuffle'
import type { Song } from '@/lib/contract/songs'
import type { Match } from '@/lib/contract/videos'

type Playback = Song['playback']
const nothing: Playback = { kind: 'none', searchUrl: 'https://www.youtube.com/results?x' }
const video = (videoId: string, match: 'sure' | 'yours' = 'sure'): Playback => ({
  kind: 'youtube',
  videoId,
  match,
})

const aSong = (turn: number, playback: Playback) =>
  ({
    id: `song ${turn}`,
    title: `Song ${turn}`,
    artists: [],
    durationMs: 200_000,
    playback,
  }) as unknown as Song

function aPlayer(playback: Playback = nothing, found: Partial<Match> = {}) {
  const asked: string[][] = []
  const reports: VideoFailure[] = []
  const plays: Play[] = []
  const loaded: string[] = []
  /** What plays after a report, the next first. */
  const instead: Playback[] = []
  let answer: Promise<void> = Promise.resolve()
  let events!: OutputEvents
  const aStep = (turn: number) =>
    ({
      turn,
      set: 0,
      position: turn - 1,
      setSize: 9,
      track: { id: `track ${turn}`, song: aSong(turn, playback) },
      reason: { code: 'chance', text: '' },
    }) as unknown as ShuffleStep
  let turn = 0
  const api: PlayerApi = {
    async next(_list, after) {
      turn = (after ?? turn) + 1
      return aStep(turn)
    },
    previous: async (_list, before) => aStep(before - 1),
    upcoming: async () => [],
    startOver: async () => {},
    record: async (play) => void plays.push(play),
    async match(songIds) {
      asked.push(songIds)
      await answer
      return songIds.map((songId) => ({
        songId,
        state: 'ready',
        until: null,
        playback: video(`found for ${songId}`),
        ...found,
      }))
    },
    async reportVideo(songId, failure) {
      reports.push(failure)
      return aSong(Number(songId.split(' ')[1]), instead.shift() ?? nothing)
    },
  }
  const player = createPlayer({
    api,
    openOutputs(told) {
      events = told
      return {
        load: ({ playback: wanted }) =>
          void loaded.push(wanted.kind === 'youtube' ? wanted.videoId : wanted.kind),
        prepare: () => {},
        play: () => told.onPlaying(),
        pause: () => told.onPaused(),
        seek: () => {},
        setVolume: () => {},
        unload: () => {},
        dispose: () => {},
      }
    },
  })
  const wait = () => {
    const { promise, resolve } = Promise.withResolvers<void>()
    answer = promise
    return resolve
  }
  return { player, asked, reports, plays, loaded, instead, wait, tell: () => events }
}

const begin = async (player: Player) => {
  await player.start({ list: 'evening', name: 'Evening' })
  await vi.advanceTimersByTimeAsync(1)
}
const status = (player: Player) => player.state.getState().status
const title = (player: Player) => player.state.getState().now?.track.song.title

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

describe('a song without a video', () => {
  it('is looked for when its turn comes, and plays', async () => {
    const { player, loaded, asked } = aPlayer()
    await begin(player)
    expect(asked).toEqual([['song 1']])
    expect(loaded.at(-1)).toBe('found for song 1')
    expect(status(player)).toBe('playing')
  })

  it('that was looked for ahead plays at once, and is asked about once', async () => {
    const { player, loaded, asked } = aPlayer()
    player.prepare([1, 2, 3, 4].map((turn) => aSong(turn, nothing)))
    await vi.advanceTimersByTimeAsync(1)
    expect(asked).toEqual([['song 1', 'song 2', 'song 3']])
    await begin(player)
    expect(loaded).toEqual(['found for song 1'])
    expect(asked).toHaveLength(1)
  })

  it('says until when searching has to wait, and is passed over', async () => {
    const until = '2026-11-24T08:00:00Z'
    const { player, plays } = aPlayer(nothing, { state: 'waiting', until, playback: nothing })
    await begin(player)
    expect(status(player)).toBe('unplayable')
    expect(player.state.getState().problem).toMatch(/has to wait until \d\d:\d\d/)
    await vi.advanceTimersByTimeAsync(SKIP_AFTER_MS + 1)
    expect(title(player)).toBe('Song 2')
    expect(plays).toEqual([])
  })

  it('that is found too late disturbs nothing', async () => {
    const { player, wait, loaded } = aPlayer()
    const release = wait()
    await begin(player)
    expect(status(player)).toBe('loading')
    player.playOutOfOrder({ list: 'evening', name: 'Evening' }, {
      id: 'by hand',
      song: aSong(9, { kind: 'audio', url: '/a' }),
    } as never)
    release()
    await vi.advanceTimersByTimeAsync(1)
    expect(title(player)).toBe('Song 9')
    expect(loaded.at(-1)).toBe('audio')
  })

  it('that one pauses meanwhile stays silent until one plays it', async () => {
    const { player, wait, loaded } = aPlayer()
    const release = wait()
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
  it.each([2, 5, 100, 101, 150])('gives way to the next candidate: %i', async (code) => {
    const { player, reports, loaded, instead, tell } = aPlayer(video('first'))
    instead.push(video('second'))
    await begin(player)
    tell().onFailed('It does not play.', code)
    await vi.advanceTimersByTimeAsync(1)
    expect(reports).toEqual([{ videoId: 'first', code }])
    expect(loaded.at(-1)).toBe('second')
    expect(status(player)).toBe('playing')
    expect(title(player)).toBe('Song 1')
  })

  it('says why and is passed over after three seconds where there is no other', async () => {
    const { player, plays, tell } = aPlayer(video('first'))
    await begin(player)
    tell().onFailed('The video was removed from YouTube.', 100)
    await vi.advanceTimersByTimeAsync(1)
    expect(status(player)).toBe('unplayable')
    expect(player.state.getState().problem).toBe('The video was removed from YouTube.')
    await vi.advanceTimersByTimeAsync(SKIP_AFTER_MS + 1)
    expect(title(player)).toBe('Song 2')
    expect(plays, 'it never counts as played').toEqual([])
  })

  it('through no fault of its own is not told of: 153', async () => {
    const { player, reports, tell } = aPlayer(video('first'))
    await begin(player)
    tell().onFailed('YouTube was not told which site plays the video.')
    await vi.advanceTimersByTimeAsync(1)
    expect(reports).toEqual([])
    expect(status(player)).toBe('unplayable')
  })

  it('is another recording where its length cannot be the song’s', async () => {
    const { player, reports, loaded, instead, tell } = aPlayer(video('first'))
    instead.push(video('second'))
    await begin(player)
    tell().onProgress({ positionMs: 10, durationMs: 260_000 })
    await vi.advanceTimersByTimeAsync(1)
    expect(reports).toEqual([{ videoId: 'first', durationMs: 260_000 }])
    expect(loaded.at(-1)).toBe('second')
  })

  it.each([
    ['fits', video('first'), 209_000],
    ['was chosen by hand', video('first', 'yours'), 400_000],
  ])('is not judged by a length that %s', async (_why, playback, durationMs) => {
    const { player, reports, tell } = aPlayer(playback)
    await begin(player)
    tell().onProgress({ positionMs: 10, durationMs })
    await vi.advanceTimersByTimeAsync(1)
    expect(reports).toEqual([])
  })
})

it('says that a video waits to be seen, until it plays', async () => {
  const { player, tell } = aPlayer(video('first'))
  await begin(player)
  tell().onWaiting('Waits until the video is seen.')
  expect(player.state.getState().notice).toBe('Waits until the video is seen.')
  tell().onPlaying()
  expect(player.state.getState().notice).toBeNull()
})
