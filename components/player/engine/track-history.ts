import type { StoreApi } from 'zustand'
import { isQueued, isSameTurn, orderOf, playRecordOf } from './current-track'
import type { Play, PlayerApi } from './player-api'
import type { CurrentTrack, PlayerState, Progress } from './types'

const MAX_TRACKS = 200

type HistoryParts = {
  api: Pick<PlayerApi, 'record' | 'giveBack'>
  state: StoreApi<PlayerState>
  progress: StoreApi<Progress>
  /** Called when a track was returned to its set, which changes what follows. */
  onReturned: () => void
}

export type TrackHistory = ReturnType<typeof createTrackHistory>

/** Creates the history of the tracks that played in this tab, which also records them as plays. */
export function createTrackHistory(parts: HistoryParts) {
  const { api, state, progress } = parts
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

  // A track that ended and was not left stays current: its place in the list may change.
  state.subscribe(({ current }, before) => {
    if (!current || current === before.current) return
    if (isSameTurn(tracks.at(-1), current)) tracks[tracks.length - 1] = current
  })

  return {
    add,
    /** Removes and returns the last track; undefined if there is none. */
    pop: () => tracks.pop(),
    last: () => tracks.at(-1),
    /** Returns the last track of a list, without songs that were queued while it played. */
    lastOf: (list: string) =>
      tracks.findLast((track) => track.source.list === list && !isQueued(track)),
    /**
     * Adds the current track, which ends now, and records it unless another tab plays it. One that
     * could not be played is returned to its set instead.
     */
    endCurrent(outcome: 'finished' | 'skipped') {
      const { current, status, isActiveInOtherTab } = state.getState()
      if (!current) return
      if (status === 'unplayable') return giveBack(parts, current)
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

function giveBack({ api, state, onReturned }: HistoryParts, current: CurrentTrack): void {
  const { problem, isActiveInOtherTab } = state.getState()
  const { source, turn, isOutOfOrder } = current
  const hasTurn = turn > 0 && !isOutOfOrder && orderOf(source) === 'shuffle'
  if (!hasTurn || isActiveInOtherTab || problem?.kind !== 'unplayable') return
  // If the request fails, the track comes again in the next set.
  api.giveBack(source.list, turn, problem.problem.code).then(onReturned, () => {})
}
