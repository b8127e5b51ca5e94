import { createStore } from 'zustand'
import type { Mode } from '@/lib/contract/shuffle-settings'
import { beginList } from './begin-list'
import { createCatchUp } from './catch-up'
import { isSameSource, orderOf } from './current-track'
import { followTab } from './follow-tab'
import { createListStart } from './list-start'
import type { NavigationParts } from './navigation'
import { playNext, requestStep } from './next'
import { orderActions } from './order-actions'
import type { Outputs } from './outputs'
import type { PlayerApi } from './player-api'
import { createPressCounter } from './press-counter'
import { playPrevious } from './previous'
import { queueActions } from './queue-actions'
import { DEFAULT_REPEATS } from './repeat'
import { createRequestGuard } from './request-guard'
import { restoreTrack } from './restore'
import { songActions } from './song-actions'
import { createSound } from './sound'
import { isPlayingOrLoading } from './status'
import { createSteps } from './steps'
import { takeTurnsOfQueued } from './take-turn'
import { createTrackHistory } from './track-history'
import type { CurrentTrack, ListPlace, OutputEvents, PlayerState, Progress, Source } from './types'
import { createUpcomingSteps } from './upcoming-steps'
import { createVideoFinder } from './video-finder'

const INITIAL_STATE: PlayerState = {
  current: null,
  status: 'idle',
  problem: null,
  notice: null,
  upcoming: [],
  isLoadingUpcoming: false,
  queue: [],
  repeats: DEFAULT_REPEATS,
  volume: 1,
  isActiveInOtherTab: false,
}

type PlayerOptions = {
  api: PlayerApi
  openOutputs: (events: OutputEvents) => Outputs
  /** Makes this device the one that plays; undefined if no other device is. */
  takeOver?: () => Promise<void> | undefined
}

export type Player = ReturnType<typeof createPlayer>

/**
 * Creates a player of lists, shuffled or in their own order. The server chooses the order of a shuffle;
 * the player plays known steps at once and requests more in the background.
 */
export function createPlayer({ api, openOutputs, takeOver }: PlayerOptions) {
  const state = createStore<PlayerState>(() => INITIAL_STATE)
  const progress = createStore<Progress>(() => ({ positionMs: 0, durationMs: 0, heardMs: 0 }))
  const videos = createVideoFinder(api)
  const requests = createRequestGuard()
  const sound = createSound({
    state,
    progress,
    videos,
    api,
    openOutputs,
    onOver: (outcome) => {
      if (!parts.listStart.defersEnd(outcome)) void playNext(parts, outcome)
    },
  })
  const onReturned = () => void upcoming.load()
  const history = createTrackHistory({ api, state, progress, onReturned })
  const steps = createSteps(api)
  const upcoming = createUpcomingSteps({ steps, state, requests })
  const parts: NavigationParts = {
    ...{ api, state, progress, sound, history, steps, upcoming, requests },
    presses: createPressCounter(),
    listStart: createListStart(),
  }
  takeTurnsOfQueued(parts)
  const { pause, seek, setVolume, setLevel, hold } = sound
  return {
    state,
    progress,
    pause,
    seek,
    setVolume,
    setLevel,
    /** While held, a track that cannot be played is not skipped. */
    hold,
    ...playActions(parts, takeOver),
    ...listActions(parts, takeOver),
    ...orderActions(parts),
    ...queueActions(parts),
    /** Searches the videos of songs that play soon. */
    prepare: videos.prepare,
    ...songActions(parts, videos),
    /** Shows the track of another tab; `isActive` while that tab plays it. */
    follow: (current: CurrentTrack, positionMs: number, isActive: boolean) =>
      followTab(parts, current, positionMs, isActive),
    /** Stops, removes the current track and the queue, and waits until all plays are recorded. */
    async leave() {
      if (state.getState().status === 'playing') history.endCurrent('skipped')
      requests.invalidate()
      sound.dispose()
      state.setState({ current: null, status: 'idle', upcoming: [], queue: [] })
      await history.finishSending()
    },
    /** Stops playback and ignores pending responses. The player can be used again. */
    dispose() {
      requests.invalidate()
      sound.dispose()
    },
  }
}

/** Plays the current track; if it is over, a queued one or the step that follows. */
function resumeTrack(parts: NavigationParts) {
  const { state, sound, presses, requests } = parts
  const { current, problem, queue } = state.getState()
  if (presses.isWaiting()) return state.setState({ status: 'loading' })
  if (!current || !sound.isOver() || problem?.kind === 'interrupted') return sound.resume()
  if (queue.length > 0) return void playNext(parts, 'skipped')
  state.setState({ status: 'loading', problem: null })
  void requestStep(parts, current, { isCurrent: requests.begin(), mayEnd: false })
}

function playActions(parts: NavigationParts, takeOver?: PlayerOptions['takeOver']) {
  const { state, sound } = parts
  const catchUp = createCatchUp(parts)

  const findOthers = () => takeOver?.() ?? (catchUp.isStale() ? catchUp.run() : undefined)

  /** Plays the current track; a tab that was left alone first finds out what other devices played. */
  function resume() {
    const waiting = findOthers()
    if (!waiting) return resumeTrack(parts)
    void waiting.then(() => resumeTrack(parts))
  }

  return {
    resume,
    toggle: () => (isPlayingOrLoading(state.getState()) ? sound.pause() : resume()),
    async next() {
      const waiting = findOthers()
      if (waiting) await waiting
      await playNext(parts, 'skipped')
    },
    previous: () => playPrevious(parts),
    /** Shows the turn of another device if it has played further while this tab was paused. */
    catchUp: catchUp.run,
  }
}

const listActions = (parts: NavigationParts, takeOver?: PlayerOptions['takeOver']) => ({
  /**
   * Plays a list in its order, from the first track or from the next step of its shuffle; resumes it if
   * it is the current one. @throws ApiProblem if the request fails
   */
  async start(source: Source) {
    const isCurrent = () => isSameSource(parts.state.getState().current?.source, source)
    // Another device that plays the list may play another one.
    const waiting = isCurrent() ? takeOver?.() : undefined
    if (waiting) await waiting
    if (isCurrent()) return resumeTrack(parts)
    await beginList(parts, source)
  },
  /** Ends the running set of a list and plays a new one. @throws ApiProblem if a request fails */
  async restart(source: Source, mode: Mode) {
    await parts.api.startOver(source.list, mode)
    parts.steps.forgetChosen()
    await beginList(parts, source)
  },
  /** Shows the turn of an earlier visit without playing. @throws ApiProblem if the request fails */
  restore: (source: Source, turn: number, positionMs: number) =>
    restoreTrack(parts, source, {
      request: () => parts.api.previous(source.list, turn + 1),
      positionMs,
    }),
  /** Shows the place of an earlier visit in a list in its own order. @throws ApiProblem */
  restorePlace: (source: Source, place: ListPlace, positionMs: number) =>
    restoreTrack(parts, source, {
      request: () => parts.steps.listOrder.at(source, place),
      positionMs,
    }),
  /** Loads the upcoming steps again if the list plays: an edit or another mode changed them. */
  async refresh(list: string) {
    const { current } = parts.state.getState()
    if (current?.source.list !== list) return
    // In list order, steps before the current track may have changed too.
    parts.upcoming.deleteAfter(orderOf(current.source) === 'list' ? 0 : current.turn)
    await parts.upcoming.load()
  },
})
