import { clashLowerBound, countClashes, type TrackList } from '@/lib/shuffle'

/** Returns the positions of an order whose track shares an artist with the one before. */
export function findClashes(list: TrackList, order: Int32Array): number[] {
  const positions: number[] = []
  for (let at = 1; at < order.length; at++)
    if (countClashes(list, order.subarray(at, at + 1), order[at - 1]) > 0) positions.push(at)
  return positions
}

/** Returns the number of clashes above the lower bound of the list. */
export const countAvoidableClashes = (list: TrackList, order: Int32Array): number =>
  countClashes(list, order) - clashLowerBound(list)

/**
 * Returns how uneven the gaps between an artist's tracks are: their standard deviation relative to the
 * even gap, mean over the artists with three tracks or more, weighted by their tracks. 0 is perfectly
 * regular, about 0.7 is a random order; undefined if no artist has three tracks.
 */
export function gapVariation(list: TrackList, order: Int32Array): number | undefined {
  let sum = 0
  let weight = 0
  for (const positions of artistPositions(list, order)) {
    if (positions.length < 3) continue
    const gaps = positions.slice(1).map((position, j) => position - positions[j]!)
    const mean = gaps.reduce((total, gap) => total + gap, 0) / gaps.length
    const variance = gaps.reduce((total, gap) => total + (gap - mean) ** 2, 0) / gaps.length
    sum += (positions.length * Math.sqrt(variance)) / (order.length / positions.length)
    weight += positions.length
  }
  return weight > 0 ? sum / weight : undefined
}

/** Returns the positions of each artist in an order, as main or featured artist. */
export function artistPositions(list: TrackList, order: Int32Array): number[][] {
  const positions: number[][] = list.artistKeys.map(() => [])
  for (const [position, track] of order.entries())
    for (let x = list.trackArtistStart[track]!; x < list.trackArtistStart[track + 1]!; x++)
      positions[list.trackArtists[x]!]!.push(position)
  return positions
}
