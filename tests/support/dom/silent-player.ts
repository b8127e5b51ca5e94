import { vi } from 'vitest'
import { createPlayer, type Player } from '@/components/player/engine/player'
import type { Play, PlayerApi } from '@/components/player/engine/player-api'
import type { OutputEvents, Source } from '@/components/player/engine/types'
import type { Track } from '@/lib/contract/playlist-tracks'
import type { ShuffleStep } from '@/lib/contract/shuffle-state'
import type { Song } from '@/lib/contract/song'

export const source: Source = { list: 'evening', name: 'Evening' }
export type Playback = Song['playback']
export const audio = { kind: 'audio', url: '/a' } satisfies Playback
export const nothing = { kind: 'none', searchUrl: 'https://example.org' } satisfies Playback

/** Returns a track of 60 s with a name. */
export const aTrack = (name: string, playback: Playback = audio) =>
  ({
    id: name,
    song: { id: `song of ${name}`, title: name, artists: [], durationMs: 60_000, playback },
  }) as unknown as Track

/** Returns a step of a set of 100. */
export const aStep = (turn: number, playback: Playback = audio): ShuffleStep => ({
  turn,
  set: 0,
  position: turn - 1,
  setSize: 100,
  track: aTrack(`track ${turn}`, playback),
  reason: { code: 'chance', params: {}, text: '' },
})

type Chosen = Parameters<PlayerApi['play']>[1]
/** Returns the id of a track or song that the listener chose. */
export const idOf = (chosen: Chosen) => ('songId' in chosen ? chosen.songId : chosen.trackId)

type Options = {
  playback?: Playback
  upcoming?: number
  api?: Partial<PlayerApi>
  takeOver?: () => Promise<void> | undefined
}

/** Creates a player with a silent output and an API that is the server's; `api` replaces operations. */
export function aPlayer(options: Options = {}) {
  const { playback = audio, upcoming = 5, api: changes, takeOver } = options
  let turn = 0
  const plays: Play[] = []
  const returned: { turn: number; reason: string }[] = []
  const requestedAfter: (number | undefined)[] = []
  const loaded: Playback[] = []
  const disposed: number[] = []
  let events!: OutputEvents
  const api: PlayerApi = {
    async next(_list, after) {
      requestedAfter.push(after)
      turn = Math.max(turn, (after ?? turn) + 1)
      return aStep((after ?? turn - 1) + 1, playback)
    },
    // Every track that is chosen was heard in the set.
    play: async (_list, chosen) => ({ ...aStep(1), turn: null, track: aTrack(idOf(chosen)) }),
    async giveBack(_list, returnedTurn, reason) {
      returned.push({ turn: returnedTurn, reason })
    },
    previous: async (_list, before) => aStep(before - 1, playback),
    upcoming: async () =>
      Array.from({ length: upcoming }, (_, at) => aStep(turn + 1 + at, playback)),
    tracks: async () => ({ data: [], nextCursor: null }),
    async record(play) {
      plays.push(play)
    },
    turn: async () => turn,
    check: async () => 'available',
    onOnline: () => () => {},
    match: async () => [],
    reportVideo: async () => Promise.reject(new Error('no other video')),
    async startOver() {
      turn = 0
    },
    ...changes,
  }
  const player = createPlayer({
    api,
    takeOver,
    openOutputs(given) {
      events = given
      return {
        load: (song) => loaded.push(song.playback),
        prepare: () => {},
        play: () => loaded.at(-1)?.kind === 'none' || given.onPlaying(),
        pause: () => given.onPaused(),
        seek: (positionMs) => given.onProgress({ positionMs, durationMs: 60_000 }),
        setVolume: () => {},
        unload: () => {},
        dispose: () => void disposed.push(loaded.length),
      }
    },
  })
  return { player, plays, returned, requestedAfter, loaded, disposed, events: () => events }
}

/** Returns the title of the current track. */
export const titleOf = (player: Player) => player.state.getState().current?.track.song.title
/** Returns the titles of the known next tracks. */
export const upcomingOf = (player: Player) =>
  player.state.getState().upcoming.map(({ track }) => track.song.title)
/** Lets pending responses arrive. */
export const settle = () => vi.advanceTimersByTimeAsync(1)

/** Queues tracks before the others, without the server. */
export const queueTracks = (player: Player, tracks: Track[]) =>
  player.state.setState(({ queue }) => ({ queue: [...tracks, ...queue] }))
