import { vi } from 'vitest'
import type { Outputs } from '@/components/player/engine/outputs'
import { createPlayer, type Player } from '@/components/player/engine/player'
import type { Play, PlayerApi, VideoFailure } from '@/components/player/engine/player-api'
import type { OutputEvents } from '@/components/player/engine/types'
import type { ShuffleStep } from '@/lib/contract/shuffle-state'
import type { Song } from '@/lib/contract/song'
import type { Match } from '@/lib/contract/video-match'

type Playback = Song['playback']
/** The recording of a song without one. */
export const nothing: Playback = { kind: 'none', searchUrl: 'https://www.youtube.com/results?x' }
/** Returns the recording of a song that plays a video. */
export const video = (videoId: string, match: 'sure' | 'yours' = 'sure'): Playback => ({
  kind: 'youtube',
  videoId,
  match,
})

/** Returns the song of a turn. */
export const aSong = (turn: number, playback: Playback) =>
  ({
    id: `song ${turn}`,
    title: `Song ${turn}`,
    artists: [],
    durationMs: 200_000,
    playback,
  }) as unknown as Song

const stepOf = (turn: number, playback: Playback) =>
  ({
    turn,
    set: 0,
    position: turn - 1,
    setSize: 9,
    track: { id: `track ${turn}`, song: aSong(turn, playback) },
    reason: { code: 'chance', params: {}, text: '' },
  }) as unknown as ShuffleStep

const silentOutputs = (events: OutputEvents, loaded: string[]): Outputs => ({
  load: ({ playback }) =>
    void loaded.push(playback.kind === 'youtube' ? playback.videoId : playback.kind),
  prepare: () => {},
  play: () => events.onPlaying(),
  pause: () => events.onPaused(),
  seek: () => {},
  setVolume: () => {},
  unload: () => {},
  dispose: () => {},
})

/** Creates a player of songs whose videos are searched, at the first turn after `begin`. */
export function aVideoPlayer(playback: Playback = nothing, found: Partial<Match> = {}) {
  const searches: string[][] = []
  const reports: VideoFailure[] = []
  const plays: Play[] = []
  const loaded: string[] = []
  /** The recordings returned for reports, the next first. */
  const replacements: Playback[] = []
  let searchDone: Promise<void> = Promise.resolve()
  let events!: OutputEvents
  const aStep = (number: number) => stepOf(number, playback)
  let turn = 0
  const api: PlayerApi = {
    async next(_list, after) {
      turn = (after ?? turn) + 1
      return aStep(turn)
    },
    play: async () => ({ ...aStep(1), turn: null }),
    giveBack: async () => {},
    previous: async (_list, before) => aStep(before - 1),
    upcoming: async () => [],
    tracks: async () => ({ data: [], nextCursor: null }),
    startOver: async () => {},
    record: async (play) => void plays.push(play),
    turn: async () => turn,
    check: async () => 'available',
    onOnline: () => () => {},
    async match(songIds) {
      searches.push(songIds)
      await searchDone
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
      return aSong(Number(songId.split(' ')[1]), replacements.shift() ?? nothing)
    },
  }
  const player = createPlayer({
    api,
    openOutputs(given) {
      events = given
      return silentOutputs(given, loaded)
    },
  })
  const delaySearch = () => {
    const { promise, resolve } = Promise.withResolvers<void>()
    searchDone = promise
    return resolve
  }
  return {
    player,
    searches,
    reports,
    plays,
    loaded,
    replacements,
    delaySearch,
    events: () => events,
  }
}

/** Plays the first turn. */
export const begin = async (player: Player) => {
  await player.start({ list: 'evening', name: 'Evening' })
  await vi.advanceTimersByTimeAsync(1)
}
