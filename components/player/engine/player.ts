import { createStore } from 'zustand'
import type { Track } from '@/lib/contract/playlist-tracks'
import type { Mode } from '@/lib/contract/shuffle-settings'
import type { Song } from '@/lib/contract/song'
import { trackOfStep, trackOutOfOrder, withSong } from './current-track'
import { followTab } from './follow-tab'
import { beginList, type NavigationParts, playNext, playPrevious } from './navigation'
import type { Outputs } from './outputs'
import type { PlayerApi } from './player-api'
import { createRequestGuard } from './request-guard'
import { createSound } from './sound'
import { createTrackHistory } from './track-history'
import type { CurrentTrack, OutputEvents, PlayerState, Progress, Source } from './types'
import { createUpcomingSteps } from './upcoming-steps'
import { createVideoFinder } from './video-finder'

const INITIAL_STATE: PlayerState = {
  current: null,
  status: 'idle',
  problem: null,
  notice: null,
  upcoming: [],
  queue: [],
  volume: 1,
  isActiveInOtherTab: false,
}

type PlayerOptions = { api: PlayerApi; openOutputs: (events: OutputEvents) => Outputs }

export type Player = ReturnType<typeof createPlayer>

/**
 * Creates a player of shuffled lists. The server chooses the order; the player plays known steps at
 * once and requests more in the background.
 */
export function createPlayer({ api, openOutputs }: PlayerOptions) {
  const state = createStore<PlayerState>(() => INITIAL_STATE)
  const progress = createStore<Progress>(() => ({ positionMs: 0, durationMs: 0 }))
  const videos = createVideoFinder(api)
  const requests = createRequestGuard()
  const sound = createSound({
    state,
    progress,
    videos,
    openOutputs,
    onOver: (outcome) => void playNext(parts, outcome),
  })
  const history = createTrackHistory({ api, state, progress })
  const upcoming = createUpcomingSteps({ api, state, requests })
  const parts: NavigationParts = { api, state, progress, sound, history, upcoming, requests }
  const { resume, pause, seek, setVolume, hold } = sound

  return {
    state,
    progress,
    resume,
    pause,
    seek,
    setVolume,
    /** While held, a track that cannot be played is not skipped. */
    hold,
    toggle: () => (state.getState().status === 'playing' ? pause() : resume()),
    next: () => playNext(parts, 'skipped'),
    previous: () => playPrevious(parts),
    ...listActions(parts),
    ...queueActions(parts),
    /** Searches the videos of songs that play soon. */
    prepare: videos.prepare,
    /** Restarts the current track if it is this song, with the song's new recording. */
    replaceRecording(song: Song) {
      videos.store(song)
      const { current } = state.getState()
      if (current?.track.song.id === song.id) sound.play(withSong(current, song))
    },
    /** Shows the track of another tab; `isActive` while that tab plays it. */
    follow: (current: CurrentTrack, positionMs: number, isActive: boolean) =>
      followTab(parts, current, positionMs, isActive),
    /** Stops playback and ignores pending responses. The player can be used again. */
    dispose() {
      requests.invalidate()
      sound.dispose()
    },
  }
}

const listActions = (parts: NavigationParts) => ({
  /** Plays a list, or resumes it. @throws ApiProblem if the request fails */
  async start(source: Source) {
    if (parts.state.getState().current?.source.list === source.list) return parts.sound.resume()
    await beginList(parts, source)
  },
  /** Ends the running set of a list and plays a new one. @throws ApiProblem if a request fails */
  async restart(source: Source, mode: Mode) {
    await parts.api.startOver(source.list, mode)
    await beginList(parts, source)
  },
  /** Shows the turn of an earlier visit without playing. @throws ApiProblem if the request fails */
  async restore(source: Source, turn: number, positionMs: number) {
    const isCurrent = parts.requests.join()
    const step = await parts.api.previous(source.list, turn + 1)
    if (!isCurrent() || parts.state.getState().current) return
    parts.upcoming.add([step])
    parts.sound.cue(trackOfStep(source, step), positionMs)
    void parts.upcoming.load(source)
  },
  /** Loads the upcoming steps again if the list plays: an edit or another mode changed them. */
  async refresh(list: string) {
    const { current } = parts.state.getState()
    if (current?.source.list !== list) return
    parts.upcoming.deleteAfter(current.turn)
    await parts.upcoming.load(current.source)
  },
})

const queueActions = ({ state, sound, history, upcoming, requests }: NavigationParts) => ({
  /** Plays a track of a list at once; the set of the list continues after it. */
  playOutOfOrder(source: Source, track: Track) {
    const { current } = state.getState()
    history.endCurrent('skipped')
    requests.invalidate()
    if (current?.source.list !== source.list) upcoming.clear()
    sound.play(trackOutOfOrder(source, track, current))
  },
  /** Adds tracks to the front of the queue. */
  enqueue: (tracks: Track[]) => state.setState({ queue: [...tracks, ...state.getState().queue] }),
  removeFromQueue: (index: number) =>
    state.setState({ queue: state.getState().queue.filter((_, at) => at !== index) }),
})
