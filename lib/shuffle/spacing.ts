import type { TrackList } from './track-list'
import type { Spacing } from './types'

/** How the wish for distance is weighed. */
export type SpacingLevel = {
  /** How far a due date may stray, in grid steps of its artist. */
  jitter: number
  /** The share of an even gap below which an artist is too near. */
  gap: number
}

export const SPACING: Record<Spacing, SpacingLevel> = {
  close: { jitter: 1.4, gap: 0.3 },
  normal: { jitter: 0.7, gap: 0.5 },
  far: { jitter: 0.3, gap: 0.6 },
}

const ALBUM_SHARE = 0.6
const LONG_AGO = -0x3fffffff

/** The distances wished for, and where each artist, album and song was last. */
export type Distances = {
  artistGap: Int32Array
  artistLast: Int32Array
  albumGap: Int32Array
  albumLast: Int32Array
  songGap: Int32Array
  songLast: Int32Array
}

/** Gaps from the level of spacing; last places from the tail handed out before the set. */
export function distances(list: TrackList, gap: number, tail?: Int32Array): Distances {
  const wished = {
    artistGap: gaps(list.artistCount, gap * list.size),
    artistLast: new Int32Array(list.artistCount.length).fill(LONG_AGO),
    albumGap: gaps(list.albumCount, ALBUM_SHARE * gap * list.size),
    albumLast: new Int32Array(list.albumCount.length).fill(LONG_AGO),
    songGap: list.hasTwins ? gaps(list.songCount, gap * list.size) : list.songCount,
    songLast: list.hasTwins ? new Int32Array(list.songCount.length).fill(LONG_AGO) : list.songCount,
  }
  tail?.forEach((track, k) => {
    place(list, wished, track, k - tail.length)
  })
  return wished
}

/** Notes that a track plays at a position. */
export function place(list: TrackList, wished: Distances, track: number, position: number): void {
  if (list.isFeatured)
    for (let x = list.tagStart[track]!; x < list.tagStart[track + 1]!; x++)
      wished.artistLast[list.tags[x]!] = position
  else wished.artistLast[list.primary[track]!] = position
  wished.albumLast[list.album[track]!] = position
  if (list.hasTwins) wished.songLast[list.song[track]!] = position
}

function gaps(counts: Int32Array, share: number): Int32Array {
  return counts.map((count) => (count > 1 ? Math.max(2, Math.floor(share / count)) : 2))
}
