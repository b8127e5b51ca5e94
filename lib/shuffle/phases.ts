import type { TrackList } from './track-list'
import type { Previous } from './types'

/**
 * Where each artist stands between two of its tracks when a set begins, as a share of its even gap:
 * the grid of the last set goes on, so that artists stay apart over the boundary and are yet equally
 * likely everywhere. NaN for an artist who was not in the last set.
 */
export function phasesAfter(list: TrackList, previous: Previous): Float64Array {
  const latest = new Int32Array(list.primaryCount.length).fill(-1)
  for (let track = 0; track < list.size; track++) {
    const artist = list.primary[track]!
    latest[artist] = Math.max(latest[artist]!, previous.position[track]!)
  }
  const phases = new Float64Array(latest.length).fill(Number.NaN)
  for (let artist = 0; artist < phases.length; artist++) {
    if (latest[artist]! < 0) continue
    const waited = previous.size - latest[artist]!
    phases[artist] = phaseAfter((waited * list.primaryCount[artist]!) / list.size)
  }
  return phases
}

/** The grid goes on; an artist that is overdue comes as soon as it waited too long. */
function phaseAfter(gridSteps: number): number {
  return gridSteps <= 1 ? 1 - gridSteps : Math.min(1, gridSteps - 1)
}
