import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createPlayer, type Player } from '@/components/player/engine/player'
import type { Play, PlayerApi } from '@/components/player/engine/player-api'
import { MAX_UNPLAYABLE_IN_ROW, SKIP_AFTER_MS } from '@/components/player/engine/sound'
import type { OutputEvents, Source } from '@/components/player/engine/types'
import type { Track } from '@/lib/contract/playlist-tracks'
import type { ShuffleStep } from '@/lib/contract/shuffle'
import type { Song } from '@/lib/contract/songs'

const source: Source = { list: 'evening', name: 'Evening' }
type Playback = Song['playback']
const audio = { kind: 'audio', url: '/a' } satisfies Playback
const nothing = { kind: 'none', searchUrl: 'https://example.org' } satisfies Playback

const aTrack = (name: string, playback: Playback = audio) =>
  ({
    id: name,
    song: { id: `song of ${name}`, title: name, artists: [], durationMs: 60_000, playback },
  }) as unknown as Track

const aStep = (turn: number, playback: Playback = audio): ShuffleStep => ({
  turn,
  set: 0,
  position: turn - 1,
  setSize: 100,
  track: aTrack(`track ${turn}`, playback),
  reason: { code: 'chance', params: {}, text: '' },
})

function aPlayer({
  playback = audio,
  ahead = 5,
}: {
  playback?: Song['playback']
  ahead?: number
} = {}) {
  let turn = 0
  const plays: Play[] = []
  const asked: (number | undefined)[] = []
  const loaded: Playback[] = []
  const disposed: number[] = []
  let events!: OutputEvents
  const api: PlayerApi = {
    async next(_list, after) {
      asked.push(after)
      turn = Math.max(turn, (after ?? turn) + 1)
      return aStep((after ?? turn - 1) + 1, playback)
    },
    previous: async (_list, before) => aStep(before - 1, playback),
    upcoming: async () => Array.from({ length: ahead }, (_, at) => aStep(turn + 1 + at, playback)),
    async record(play) {
      plays.push(play)
    },
    match: async () => [],
    reportVideo: async () => Promise.reject(new Error('nothing else plays it')),
    async startOver() {
      turn = 0
    },
  }
  const player = createPlayer({
    api,
    openOutputs(told) {
      events = told
      return {
        load: ({ playback: wanted }) => loaded.push(wanted),
        prepare: () => {},
        play: () => loaded.at(-1)?.kind === 'none' || told.onPlaying(),
        pause: () => told.onPaused(),
        seek: (positionMs) => told.onProgress({ positionMs, durationMs: 60_000 }),
        setVolume: () => {},
        unload: () => {},
        dispose: () => void disposed.push(loaded.length),
      }
    },
  })
  return { player, plays, asked, loaded, disposed, tell: () => events }
}

const titleOf = (player: Player) => player.state.getState().now?.track.song.title
const settle = () => vi.advanceTimersByTimeAsync(1)

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

describe('the player', () => {
  it('plays the next turn of the deck and knows what follows', async () => {
    const { player } = aPlayer()
    await player.start(source)
    await settle()
    expect(titleOf(player)).toBe('track 1')
    expect(player.state.getState().status).toBe('playing')
    expect(player.state.getState().upcoming.map((step) => step.turn)).toEqual([2, 3, 4, 5, 6])
  })

  it('goes on at once with what is known to come, before the server has answered', async () => {
    const { player } = aPlayer()
    await player.start(source)
    await settle()
    void player.next()
    expect(titleOf(player)).toBe('track 2')
    expect(player.state.getState().upcoming[0]?.turn).toBe(3)
  })

  it('asks for the turn after the one it shows, so that a repeated press skips nothing', async () => {
    const { player, asked } = aPlayer()
    await player.start(source)
    await settle()
    void player.next()
    void player.next()
    void player.next()
    await settle()
    expect(asked).toEqual([undefined, 1, 2, 3])
    expect(titleOf(player)).toBe('track 4')
  })

  it('goes back to what really played, a track chosen by hand included', async () => {
    const { player } = aPlayer()
    await player.start(source)
    player.playOutOfOrder(source, aTrack('by hand'))
    await player.next()
    expect(titleOf(player)).toBe('track 2')
    await player.previous()
    expect(titleOf(player)).toBe('by hand')
    await player.previous()
    expect(titleOf(player)).toBe('track 1')
  })

  it('goes to the start of a track first when some of it was heard', async () => {
    const { player, tell } = aPlayer()
    await player.start(source)
    await player.next()
    tell().onProgress({ positionMs: 20_000, durationMs: 60_000 })
    await player.previous()
    expect(titleOf(player)).toBe('track 2')
    expect(player.progress.getState().positionMs).toBe(0)
  })

  it('plays what was put next by hand, then goes on with the set where it was', async () => {
    const { player, asked } = aPlayer()
    await player.start(source)
    await settle()
    player.enqueue([aTrack('first wish'), aTrack('second wish')])
    await player.next()
    expect(titleOf(player)).toBe('first wish')
    await player.next()
    expect(titleOf(player)).toBe('second wish')
    await player.next()
    expect(titleOf(player)).toBe('track 2')
    expect(asked).toEqual([undefined, 1])
  })

  it('writes down what was heard to its end and what was skipped, and nothing that never sounded', async () => {
    const { player, plays, tell } = aPlayer()
    await player.start(source)
    tell().onProgress({ positionMs: 60_000, durationMs: 60_000 })
    tell().onEnded()
    await settle()
    tell().onProgress({ positionMs: 9_000, durationMs: 60_000 })
    await player.next()
    await player.next()
    expect(plays.map(({ songId, outcome, playedMs }) => [songId, outcome, playedMs])).toEqual([
      ['song of track 1', 'finished', 60_000],
      ['song of track 2', 'skipped', 9_000],
    ])
  })

  it('says what cannot be played, and skips it after three seconds', async () => {
    const { player } = aPlayer({ playback: nothing })
    await player.start(source)
    await settle()
    expect(player.state.getState().status).toBe('unplayable')
    expect(player.state.getState().problem).toContain('no recording')
    await vi.advanceTimersByTimeAsync(SKIP_AFTER_MS - 10)
    expect(titleOf(player)).toBe('track 1')
    await vi.advanceTimersByTimeAsync(20)
    expect(titleOf(player)).toBe('track 2')
  })

  it('stops after a run of tracks that cannot be played, instead of racing through the set', async () => {
    const { player } = aPlayer({ playback: nothing, ahead: 50 })
    await player.start(source)
    await vi.advanceTimersByTimeAsync(SKIP_AFTER_MS * 40)
    expect(player.state.getState().now?.turn).toBe(MAX_UNPLAYABLE_IN_ROW)
    expect(player.state.getState().problem).toContain('waits here')
  })

  it('stands after a reload where it was, and makes no sound until it is asked to', async () => {
    const { player, loaded } = aPlayer()
    await player.restore(source, 7, 31_000)
    expect(titleOf(player)).toBe('track 7')
    expect(player.state.getState().status).toBe('paused')
    expect(player.progress.getState().positionMs).toBe(31_000)
    expect(loaded).toEqual([])
    player.resume()
    expect(loaded).toEqual([audio])
    expect(player.progress.getState().positionMs).toBe(31_000)
  })

  it('drops the answer to a question that was overtaken', async () => {
    const { player } = aPlayer()
    const first = player.start(source)
    const second = player.start({ list: 'morning', name: 'Morning' })
    await Promise.all([first, second])
    expect(player.state.getState().now?.source.list).toBe('morning')
  })
})

it('is silent once it is let go of, and plays by other outputs when it is asked again', async () => {
  const { player, loaded, disposed } = aPlayer()
  const begun = player.start(source)
  player.dispose()
  await begun
  expect(loaded, 'the answer came too late').toEqual([])
  await player.start(source)
  player.dispose()
  expect(disposed).toEqual([1])
  player.resume()
  expect(loaded).toHaveLength(2)
  expect(player.state.getState().status).toBe('playing')
  player.dispose()
  expect(disposed).toEqual([1, 2])
})
