import type { TrackList } from './track-list'

/** Returns whether two tracks share an artist, featured ones included. */
export function sharesArtist(list: TrackList, one: number, other: number): boolean {
  const { trackArtistStart, trackArtists, primary } = list
  if (!list.isFeatured) return primary[one] === primary[other]
  for (let x = trackArtistStart[one]!; x < trackArtistStart[one + 1]!; x++)
    for (let y = trackArtistStart[other]!; y < trackArtistStart[other + 1]!; y++)
      if (trackArtists[x] === trackArtists[y]) return true
  return false
}

/** Returns whether a track has an artist, as main or featured artist. */
export function hasArtist(list: TrackList, track: number, artist: number): boolean {
  const { trackArtistStart, trackArtists } = list
  for (let x = trackArtistStart[track]!; x < trackArtistStart[track + 1]!; x++)
    if (trackArtists[x] === artist) return true
  return false
}

/** Returns the artists that two tracks share. */
export function sharedArtists(list: TrackList, one: number, other: number): number[] {
  const { trackArtistStart, trackArtists } = list
  const otherArtists = trackArtists.subarray(trackArtistStart[other]!, trackArtistStart[other + 1]!)
  return [...trackArtists.subarray(trackArtistStart[one]!, trackArtistStart[one + 1]!)].filter(
    (artist) => otherArtists.includes(artist),
  )
}

/**
 * Counts the neighbours in an order that share an artist. With `last`, the index handed out before
 * the order, the boundary counts too.
 *
 * @example
 * const avoidable = countClashes(list, order) - clashLowerBound(list)
 */
export function countClashes(list: TrackList, order: ArrayLike<number>, last = -1): number {
  let clashes = 0
  let before = last
  for (let position = 0; position < order.length; position++) {
    const track = order[position]!
    if (before >= 0 && sharesArtist(list, before, track)) clashes++
    before = track
  }
  return clashes
}

/**
 * Returns a lower bound of the clashes of any order of the list that follows `last`, the index handed
 * out before it (-1 for none): an artist with m of n tracks has n - m others to separate them. The
 * bound is reached if every track has one artist.
 *
 * @example
 * clashLowerBound(buildTrackList([{ artists: ['a'] }, { artists: ['a'] }])) // 1
 */
export function clashLowerBound(list: TrackList, last = -1): number {
  const { artistCount, trackArtistStart, trackArtists, size } = list
  let bound = 0
  for (let artist = 0; artist < artistCount.length; artist++)
    bound = Math.max(bound, 2 * artistCount[artist]! - size - 1)
  if (last < 0) return bound
  for (let x = trackArtistStart[last]!; x < trackArtistStart[last + 1]!; x++)
    bound = Math.max(bound, 2 * artistCount[trackArtists[x]!]! - size)
  return bound
}
