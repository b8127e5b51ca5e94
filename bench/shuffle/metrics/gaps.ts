import type { TrackList } from '@/lib/shuffle'

/** The places of each artist in an order, featured ones included. */
export function placesOfArtists(list: TrackList, order: Int32Array): number[][] {
  const places: number[][] = list.artistKeys.map(() => [])
  for (const [position, track] of order.entries())
    for (let x = list.tagStart[track]!; x < list.tagStart[track + 1]!; x++)
      places[list.tags[x]!]!.push(position)
  return places
}

/**
 * How uneven the gaps of an artist's tracks are: their standard deviation over the even gap, mean over
 * artists with three tracks or more, weighed by their tracks. 0 is a clock, about 0.7 plain chance.
 */
export function gapVariation(list: TrackList, order: Int32Array): number {
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
  return weight ? sum / weight : 0
}

/** The smallest gap of an artist over the largest it could have, mean over artists with two or more. */
export function smallestGap(list: TrackList, order: Int32Array): number {
  let sum = 0
  let artists = 0
  for (const places of placesOfArtists(list, order)) {
    if (places.length < 2) continue
    const smallest = Math.min(...places.slice(1).map((place, j) => place - places[j]!))
    sum += smallest / Math.floor((order.length - 1) / (places.length - 1))
    artists++
  }
  return artists ? sum / artists : 1
}
