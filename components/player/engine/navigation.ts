import type { StoreApi } from 'zustand'
import type { ListStart } from './list-start'
import type { PlayerApi } from './player-api'
import type { PressCounter } from './press-counter'
import type { RequestGuard } from './request-guard'
import type { Sound } from './sound'
import type { Steps } from './steps'
import type { TrackHistory } from './track-history'
import type { CurrentTrack, PlayerState, Progress } from './types'
import type { UpcomingSteps } from './upcoming-steps'

/** The parts that choose the track to play. */
export type NavigationParts = {
  api: PlayerApi
  state: StoreApi<PlayerState>
  progress: StoreApi<Progress>
  sound: Sound
  history: TrackHistory
  steps: Steps
  upcoming: UpcomingSteps
  /** Guards the requests for steps. */
  requests: RequestGuard
  presses: PressCounter
  listStart: ListStart
}

/** Plays a track, or shows it if the listener has paused meanwhile. */
export function playOrCue({ state, sound }: NavigationParts, track: CurrentTrack): void {
  if (state.getState().status === 'paused') sound.cue(track, 0)
  else sound.play(track)
}

/** Shows a request that failed. */
export function showFailure(
  { state }: NavigationParts,
  error: unknown,
  status: PlayerState['status'],
): void {
  const failure = error instanceof Error ? error : new Error('The request failed.')
  state.setState({ status, problem: { kind: 'request_failed', error: failure } })
}
