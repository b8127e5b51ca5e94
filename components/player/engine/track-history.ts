import type { StoreApi } from 'zustand'
import { playRecordOf } from './current-track'
import type { PlayerApi } from './player-api'
import type { CurrentTrack, PlayerState, Progress } from './types'

const MAX_TRACKS = 200

type HistoryParts = {
  api: Pick<PlayerApi, 'record'>
  state: StoreApi<PlayerState>
  progress: StoreApi<Progress>
}

export type TrackHistory = ReturnType<typeof createTrackHistory>

/** Creates the history of the tracks that played in this tab, which also records them as plays. */
export function createTrackHistory({ api, state, progress }: HistoryParts) {
  const tracks: CurrentTrack[] = []

  function add(track: CurrentTrack) {
    tracks.push(track)
    if (tracks.length > MAX_TRACKS) tracks.shift()
  }

  return {
    add,
    /** Removes and returns the last track; undefined if there is none. */
    pop: () => tracks.pop(),
    last: () => tracks.at(-1),
    /** Adds the current track, which ends now, and records it unless another tab plays it. */
    endCurrent(outcome: 'finished' | 'skipped') {
      const { current, status, isActiveInOtherTab } = state.getState()
      if (!current || status === 'unplayable') return
      add(current)
      if (isActiveInOtherTab) return
      const { positionMs: playedMs } = progress.getState()
      const play = playRecordOf({ current, status, outcome, playedMs })
      if (play) void api.record(play).catch(() => {})
    },
  }
}
