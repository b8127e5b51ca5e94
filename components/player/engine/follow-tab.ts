import { isSameSource, isSameTurn, orderOf } from './current-track'
import type { NavigationParts } from './navigation'
import type { CurrentTrack } from './types'

/** Stops playback and shows the track that another tab plays, or has stopped at. */
export function followTab(
  parts: NavigationParts,
  current: CurrentTrack,
  positionMs: number,
  isActiveInOtherTab: boolean,
): void {
  const { state, sound, upcoming, requests } = parts
  const { current: previous, isActiveInOtherTab: wasFollowing } = state.getState()
  const isSame = isSameTurn(previous, current)
  if (!isSame && previous) endPrevious(parts, previous, current)
  if (!isSame || !wasFollowing) requests.invalidate()
  sound.cue(current, positionMs, isActiveInOtherTab)
  if (isSame) return
  // In list order each tab numbers the tracks for itself.
  const keepsSteps =
    isSameSource(previous?.source, current.source) && orderOf(current.source) === 'shuffle'
  if (!keepsSteps) upcoming.clear()
  upcoming.show()
  if (current.turn > 0) upcoming.loadIfFew()
}

function endPrevious(
  { state, history }: NavigationParts,
  previous: CurrentTrack,
  current: CurrentTrack,
): void {
  const { status, isActiveInOtherTab } = state.getState()
  // The other tab went back to the previous track.
  if (isActiveInOtherTab && isSameTurn(history.last(), current)) history.pop()
  else if (status === 'playing') history.endCurrent('skipped')
  else history.add(previous)
}
