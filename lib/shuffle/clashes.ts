import type { TrackList } from './track-list'

/** Do two tracks share an artist, featured ones included? */
export function shareArtist(list: TrackList, one: number, other: number): boolean {
  const { tagStart, tags, primary } = list
  if (!list.isFeatured) return primary[one] === primary[other]
  for (let x = tagStart[one]!; x < tagStart[one + 1]!; x++)
    for (let y = tagStart[other]!; y < tagStart[other + 1]!; y++)
      if (tags[x] === tags[y]) return true
  return false
}

/** Does an artist have a part in a track? */
export function hasArtist({ tagStart, tags }: TrackList, track: number, artist: number): boolean {
  for (let x = tagStart[track]!; x < tagStart[track + 1]!; x++) if (tags[x] === artist) return true
  return false
}

/** The artists two tracks share. */
export function tagsShared({ tagStart, tags }: TrackList, one: number, other: number): number[] {
  const theirs = tags.subarray(tagStart[other]!, tagStart[other + 1]!)
  return [...tags.subarray(tagStart[one]!, tagStart[one + 1]!)].filter((tag) =>
    theirs.includes(tag),
  )
}

/**
 * Neighbours in an order that share an artist. With `last`, the index handed out before the order,
 * the boundary counts too.
 */
export function countClashes(list: TrackList, order: ArrayLike<number>, last = -1): number {
  let clashes = 0
  let before = last
  for (let position = 0; position < order.length; position++) {
    const track = order[position]!
    if (before >= 0 && shareArtist(list, before, track)) clashes++
    before = track
  }
  return clashes
}

/**
 * The fewest clashes any order of the list can have, after `last` where one was handed out: an
 * artist with m of n tracks leaves room for n - m others between them. Exact where every track has
 * one artist, a bound from below where some have more.
 */
export function lowerBound(list: TrackList, last = -1): number {
  const { artistCount, tagStart, tags, size } = list
  let bound = 0
  for (let artist = 0; artist < artistCount.length; artist++)
    bound = Math.max(bound, 2 * artistCount[artist]! - size - 1)
  if (last < 0) return bound
  for (let x = tagStart[last]!; x < tagStart[last + 1]!; x++)
    bound = Math.max(bound, 2 * artistCount[tags[x]!]! - size)
  return bound
}
