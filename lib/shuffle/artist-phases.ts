import type { TrackList } from './track-list'
import type { PreviousSet } from './types'

/**
 * Returns for each artist the offset of its grid of due dates, as a share of its even gap. The grid
 * continues from the previous set, which keeps artists apart across the boundary and still equally
 * likely everywhere. NaN for an artist that was not in the previous set.
 */
export function computeArtistPhases(list: TrackList, previous: PreviousSet): Float64Array {
  const lastPosition = new Int32Array(list.primaryCount.length).fill(-1)
  for (let track = 0; track < list.size; track++) {
    const artist = list.primary[track]!
    lastPosition[artist] = Math.max(lastPosition[artist]!, previous.position[track]!)
  }
  const phases = new Float64Array(lastPosition.length).fill(Number.NaN)
  for (let artist = 0; artist < phases.length; artist++) {
    if (lastPosition[artist]! < 0) continue
    const turnsSince = previous.size - lastPosition[artist]!
    phases[artist] = continuePhase((turnsSince * list.primaryCount[artist]!) / list.size)
  }
  return phases
}

/** Returns the rest of the current grid step; an overdue artist is due sooner the longer it waited. */
function continuePhase(elapsedSteps: number): number {
  return elapsedSteps <= 1 ? 1 - elapsedSteps : Math.min(1, elapsedSteps - 1)
}
