import { artistPositions, gapVariation as measureGapVariation } from '@/lib/lab/measures'
import type { TrackList } from '@/lib/shuffle'

/** Returns the variation of gaps, 0 if no artist has three tracks. */
export function gapVariation(list: TrackList, order: Int32Array): number {
  return measureGapVariation(list, order) ?? 0
}

/**
 * Returns the smallest gap of an artist relative to its largest possible gap, mean over the artists
 * with two tracks or more.
 */
export function smallestGapShare(list: TrackList, order: Int32Array): number {
  let sum = 0
  let artists = 0
  for (const positions of artistPositions(list, order)) {
    if (positions.length < 2) continue
    const smallest = Math.min(...positions.slice(1).map((at, j) => at - positions[j]!))
    sum += smallest / Math.floor((order.length - 1) / (positions.length - 1))
    artists++
  }
  return artists ? sum / artists : 1
}
