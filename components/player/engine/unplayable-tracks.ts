import type { StoreApi } from 'zustand'
import type { PlaybackProblem } from './playback-problem'
import type { PlayerState } from './types'

/** The time for which a track that cannot be played is shown before the next one starts. */
export const SKIP_DELAY_MS = 3_000
/** Playback stops after this many tracks in a row that cannot be played. */
export const MAX_UNPLAYABLE_IN_ROW = 8

export type UnplayableTracks = ReturnType<typeof createUnplayableTracks>

/** Creates the handling of tracks that cannot be played: each is shown for a while, then skipped. */
export function createUnplayableTracks(state: StoreApi<PlayerState>, onSkip: () => void) {
  let inRow = 0
  let isHeld = false
  let timer: ReturnType<typeof setTimeout> | undefined
  const cancelSkip = () => clearTimeout(timer)
  const skipLater = () => {
    timer = setTimeout(onSkip, SKIP_DELAY_MS)
  }
  return {
    add(problem: PlaybackProblem) {
      cancelSkip()
      inRow += 1
      const hasStopped = inRow >= MAX_UNPLAYABLE_IN_ROW
      state.setState({ status: 'unplayable', problem: { kind: 'unplayable', problem, hasStopped } })
      if (!hasStopped) skipLater()
    },
    /** A track plays, or the listener wants to try again. */
    resetCount() {
      inRow = 0
    },
    cancelSkip,
    isHeld: () => isHeld,
    /** While held, an unplayable track is not skipped. */
    hold(next: boolean) {
      isHeld = next
      cancelSkip()
      if (!isHeld && state.getState().status === 'unplayable') skipLater()
    },
  }
}
