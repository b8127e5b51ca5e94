import type { StoreApi } from 'zustand'
import { interruptionOf } from './connection'
import { trackOfStep, trackOutOfOrder } from './current-track'
import type { ListStart } from './list-start'
import type { PlayerApi } from './player-api'
import type { PressCounter } from './press-counter'
import type { RequestGuard } from './request-guard'
import type { Sound } from './sound'
import type { TrackHistory } from './track-history'
import type { CurrentTrack, PlayerState, Progress, Source } from './types'
import type { UpcomingSteps } from './upcoming-steps'

/** Behind this position, previous returns to the start of the track first. */
const RESTART_AFTER_MS = 4_000

/** The parts that choose the track to play. */
export type NavigationParts = {
  api: PlayerApi
  state: StoreApi<PlayerState>
  progress: StoreApi<Progress>
  sound: Sound
  history: TrackHistory
  upcoming: UpcomingSteps
  /** Guards the requests for steps. */
  requests: RequestGuard
  presses: PressCounter
  listStart: ListStart
}

/**
 * Plays the next step of a list. The current track plays until the step is known, and on if the
 * request fails.
 *
 * @throws ApiProblem of the request, which the state shows too
 */
export async function beginList(parts: NavigationParts, source: Source): Promise<void> {
  const { api, state, sound, history, upcoming, requests, listStart } = parts
  const isCurrent = requests.begin()
  listStart.begin(isCurrent)
  sound.stopWaiting()
  const isHeard = () => state.getState().status === 'playing'
  const hadTrack = state.getState().current !== null
  state.setState({ problem: null, ...(isHeard() ? {} : { status: 'loading' }) })
  try {
    const step = await api.next(source.list)
    if (!isCurrent()) return
    history.endCurrent(listStart.end() ?? 'skipped')
    upcoming.clear()
    upcoming.add([step])
    playOrCue(parts, trackOfStep(source, step))
    void upcoming.load(source)
  } catch (error) {
    if (isCurrent()) {
      const endedAs = listStart.end()
      const status = hadTrack ? 'paused' : 'idle'
      showFailure(parts, error, isHeard() ? 'playing' : status)
      if (endedAs) void playNext(parts, endedAs)
    }
    throw error
  }
}

/**
 * Plays the next track: from the queue, else the next step of the set. A known step plays at once,
 * and the response of the server replaces it if it differs. Calls while the next step is requested
 * are counted, and each moves one step.
 */
export async function playNext(
  parts: NavigationParts,
  outcome: 'finished' | 'skipped',
): Promise<void> {
  const { state, sound, history, upcoming, requests, presses } = parts
  const { current, queue } = state.getState()
  if (!current || presses.isCounted('next')) return
  sound.stopWaiting()
  history.endCurrent(outcome)
  const isCurrent = requests.begin()
  const [queued, ...rest] = queue
  if (queued) {
    state.setState({ queue: rest })
    return sound.play(trackOutOfOrder(current.source, queued, current, { code: 'queued' }))
  }
  const expected = upcoming.at(current.turn + 1)
  if (expected) {
    sound.play(trackOfStep(current.source, expected))
    upcoming.showAfter(expected.turn)
    return confirmStep(parts, current, isCurrent)
  }
  sound.end()
  state.setState({ status: 'loading', problem: null, notice: null })
  await requestStep(parts, current, isCurrent)
}

/** Replaces the step that plays already if the server returns another one. */
async function confirmStep(
  parts: NavigationParts,
  { source, turn }: CurrentTrack,
  isCurrent: () => boolean,
): Promise<void> {
  const { api, state, upcoming } = parts
  try {
    const step = await api.next(source.list, turn || undefined)
    if (!isCurrent()) return
    upcoming.add([step])
    const isOther = step.track.id !== state.getState().current?.track.id
    if (isOther) playOrCue(parts, trackOfStep(source, step))
    upcoming.loadIfFew(source)
  } catch {
    // The next request confirms both steps.
  }
}

/** Plays a track, or shows it if the listener has paused meanwhile. */
function playOrCue({ state, sound }: NavigationParts, track: CurrentTrack): void {
  if (state.getState().status === 'paused') sound.cue(track, 0)
  else sound.play(track)
}

/** Plays the step after a track when the server has returned it; then the steps of further calls. */
export async function requestStep(
  parts: NavigationParts,
  current: CurrentTrack,
  isCurrent: () => boolean,
): Promise<void> {
  const { api, state, sound, upcoming, requests, presses } = parts
  const { source, turn } = current
  presses.start('next', isCurrent)
  try {
    const step = await api.next(source.list, turn || undefined)
    if (!isCurrent()) return
    upcoming.add([step])
    playOrCue(parts, trackOfStep(source, step))
    if (presses.hasMore()) await upcoming.load(source)
    else upcoming.loadIfFew(source)
    for (let left = presses.end(); left > 0; left--) void playNext(parts, 'skipped')
  } catch (error) {
    if (!isCurrent()) return
    presses.clear()
    const interruption = interruptionOf(error)
    if (!interruption) return showFailure(parts, error, 'paused')
    sound.interrupt(interruption, () => {
      state.setState({ status: 'loading', problem: null })
      void requestStep(parts, current, requests.begin())
    })
  }
}

/**
 * Plays the track that played before, or returns to the start of the current one. Calls while the
 * previous step is requested are counted, and each moves one step.
 */
export async function playPrevious(parts: NavigationParts): Promise<void> {
  const { state, progress, sound, history, requests, presses } = parts
  const { current } = state.getState()
  if (!current || presses.isCounted('previous')) return
  if (progress.getState().positionMs > RESTART_AFTER_MS) return sound.seek(0)
  const isCurrent = requests.begin()
  const played = history.pop()
  if (played) return showPrevious(parts, played)
  presses.start('previous', isCurrent)
  try {
    const step = await parts.api.previous(current.source.list, current.turn)
    if (!isCurrent()) return
    showPrevious(parts, trackOfStep(current.source, step))
    for (let left = presses.end(); left > 0; left--) void playPrevious(parts)
  } catch {
    if (!isCurrent()) return
    presses.clear()
    sound.seek(0)
  }
}

function showPrevious({ state, sound, upcoming }: NavigationParts, track: CurrentTrack): void {
  const isOtherList = track.source.list !== state.getState().current?.source.list
  sound.play(track)
  if (isOtherList) upcoming.clear()
  upcoming.showAfter(track.turn)
  if (isOtherList) void upcoming.load(track.source)
}

function showFailure({ state }: NavigationParts, error: unknown, status: PlayerState['status']) {
  const failure = error instanceof Error ? error : new Error('The request failed.')
  state.setState({ status, problem: { kind: 'request_failed', error: failure } })
}
