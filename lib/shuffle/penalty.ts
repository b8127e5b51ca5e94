import type { Distances } from './spacing'
import type { TrackList } from './track-list'

/** More than any sum of soft penalties: the track shares an artist with the one before. */
export const CLASH = 1e9

const SAME_ALBUM_NEXT = 2
const ALBUM_WEIGHT = 0.5

/**
 * What it costs to play a track at a position: CLASH after one of its own artists, else the squared
 * shortfall of each distance. 0 where nothing stands against it.
 */
export function penalty(
  list: TrackList,
  wished: Distances,
  track: number,
  position: number,
): number {
  let cost = 0
  for (let x = list.tagStart[track]!; x < list.tagStart[track + 1]!; x++) {
    const artist = list.tags[x]!
    const distance = position - wished.artistLast[artist]!
    if (distance < 2) return CLASH
    cost += shortfall(distance, wished.artistGap[artist]!)
  }
  const album = list.album[track]!
  const distance = position - wished.albumLast[album]!
  const weight = distance < 2 ? SAME_ALBUM_NEXT : ALBUM_WEIGHT
  cost += weight * shortfall(distance, wished.albumGap[album]!)
  if (!list.hasTwins) return cost
  const song = list.song[track]!
  return cost + shortfall(position - wished.songLast[song]!, wished.songGap[song]!)
}

function shortfall(distance: number, wish: number): number {
  return distance < wish ? (1 - distance / wish) ** 2 : 0
}
