import type { StoreApi } from 'zustand'
import { trackOfStep, trackOutOfOrder } from './current-track'
import type { PlayerApi } from './player-api'
import type { RequestGuard } from './request-guard'
import type { Sound } from './sound'
import type { TrackHistory } from './track-history'
import type { PlayerState, Progress, Source } from './types'
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
}

/**
 * Plays the next step of a list.
 *
 * @throws ApiProblem of the request, which the state shows too
 */
export async function beginList(parts: NavigationParts, source: Source): Promise<void> {
  const { api, state, sound, history, upcoming, requests } = parts
  history.endCurrent('skipped')
  const isCurrent = requests.begin()
  const hadTrack = state.getState().current !== null
  sound.silence()
  upcoming.clear()
  state.setState({ status: 'loading', problem: null })
  try {
    const step = await api.next(source.list)
    if (!isCurrent()) return
    upcoming.add([step])
    sound.play(trackOfStep(source, step))
    void upcoming.load(source)
  } catch (error) {
    if (isCurrent()) showFailure(parts, error, hadTrack ? 'paused' : 'idle')
    throw error
  }
}

/**
 * Plays the next track: from the queue, else the next step of the set. A known step plays at once,
 * and the response of the server replaces it if it differs.
 */
export async function playNext(
  parts: NavigationParts,
  outcome: 'finished' | 'skipped',
): Promise<void> {
  const { api, state, sound, history, upcoming, requests } = parts
  const { current, queue } = state.getState()
  if (!current) return
  sound.cancelSkip()
  history.endCurrent(outcome)
  const [queued, ...rest] = queue
  if (queued) {
    state.setState({ queue: rest })
    return sound.play(trackOutOfOrder(current.source, queued, current, { code: 'queued' }))
  }
  const isCurrent = requests.begin()
  const expected = upcoming.at(current.turn + 1)
  if (expected) {
    sound.play(trackOfStep(current.source, expected))
    upcoming.showAfter(expected.turn)
  } else state.setState({ status: 'loading' })
  try {
    const step = await api.next(current.source.list, current.turn || undefined)
    if (!isCurrent()) return
    upcoming.add([step])
    if (step.track.id !== expected?.track.id) sound.play(trackOfStep(current.source, step))
    upcoming.loadIfFew(current.source)
  } catch (error) {
    if (isCurrent() && !expected) showFailure(parts, error, 'paused')
  }
}

/** Plays the track that played before, or returns to the start of the current one. */
export async function playPrevious(parts: NavigationParts): Promise<void> {
  const { api, state, progress, sound, history, upcoming, requests } = parts
  const { current } = state.getState()
  if (!current) return
  if (progress.getState().positionMs > RESTART_AFTER_MS) return sound.seek(0)
  const isCurrent = requests.begin()
  try {
    const track =
      history.pop() ??
      trackOfStep(current.source, await api.previous(current.source.list, current.turn))
    if (!isCurrent()) return
    sound.play(track)
    upcoming.showAfter(track.turn)
  } catch {
    sound.seek(0)
  }
}

function showFailure({ state }: NavigationParts, error: unknown, status: 'idle' | 'paused'): void {
  const failure = error instanceof Error ? error : new Error('The request failed.')
  state.setState({ status, problem: { kind: 'request_failed', error: failure } })
}
