import { countClashes, lowerBound, type TrackList } from '@/lib/shuffle'

/** The positions of an order whose track shares an artist with the one before. */
export function clashesIn(list: TrackList, order: Int32Array): number[] {
  const positions: number[] = []
  for (let at = 1; at < order.length; at++)
    if (countClashes(list, order.subarray(at, at + 1), order[at - 1]) > 0) positions.push(at)
  return positions
}

/** Clashes above the fewest that any order of the list must have. */
export const avoidableClashes = (list: TrackList, order: Int32Array): number =>
  countClashes(list, order) - lowerBound(list)

/**
 * How uneven the gaps between an artist's tracks are: their standard deviation over the even gap, mean
 * over artists with three tracks or more, weighed by their tracks. 0 is a clock, about 0.7 plain chance;
 * undefined where no artist has three.
 */
export function gapVariation(list: TrackList, order: Int32Array): number | undefined {
  let sum = 0
  let weight = 0
  for (const places of placesOfArtists(list, order)) {
    if (places.length < 3) continue
    const gaps = places.slice(1).map((place, j) => place - places[j]!)
    const mean = gaps.reduce((total, gap) => total + gap, 0) / gaps.length
    const variance = gaps.reduce((total, gap) => total + (gap - mean) ** 2, 0) / gaps.length
    sum += (places.length * Math.sqrt(variance)) / (order.length / places.length)
    weight += places.length
  }
  return weight > 0 ? sum / weight : undefined
}

function placesOfArtists(list: TrackList, order: Int32Array): number[][] {
  const places: number[][] = list.artistKeys.map(() => [])
  for (const [position, track] of order.entries())
    for (let x = list.tagStart[track]!; x < list.tagStart[track + 1]!; x++)
      places[list.tags[x]!]!.push(position)
  return places
}
