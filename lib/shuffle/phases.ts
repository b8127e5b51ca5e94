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
  return Float64Array.from(latest, (position, artist) => {
    if (position < 0) return Number.NaN
    const waited = ((previous.size - position) * list.primaryCount[artist]!) / list.size
    return waited <= 1 ? 1 - waited : Math.min(1, waited - 1)
  })
}
