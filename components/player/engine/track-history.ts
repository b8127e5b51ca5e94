import type { StoreApi } from 'zustand'
import { isSameTurn, playRecordOf } from './current-track'
import type { Play, PlayerApi } from './player-api'
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
  const unsent = new Set<Promise<void>>()

  /** A track that ended and was not left, or is repeated, is added once. */
  function add(track: CurrentTrack) {
    if (isSameTurn(tracks.at(-1), track)) return
    tracks.push(track)
    if (tracks.length > MAX_TRACKS) tracks.shift()
  }

  function send(play: Play) {
    const sending = api.record(play).catch(() => {})
    unsent.add(sending)
    void sending.then(() => unsent.delete(sending))
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
      const { heardMs: playedMs } = progress.getState()
      progress.setState({ heardMs: 0 })
      const play = playRecordOf({ current, status, outcome, playedMs })
      if (play) send(play)
    },
    /** Waits until the plays that ended are recorded, or failed. */
    async finishSending() {
      await Promise.all(unsent)
    },
  }
}
