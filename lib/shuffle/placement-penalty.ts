import {
  ARTIST_STRIDE,
  ENTRY_ALBUM,
  ENTRY_TRACK,
  GROUP_STRIDE,
  LAST_PLAYED,
  MIN_GAP,
  type ScheduleState,
} from './schedule-state'
import type { TrackList } from './track-list'

/** The penalty of a clash, above any sum of other penalties. */
export const CLASH_PENALTY = 1e9

const ADJACENT_ALBUM_WEIGHT = 2
const ALBUM_WEIGHT = 0.5

/** Returns the penalty of an artist at a position: CLASH_PENALTY right after a track of its own. */
export function artistPenalty(
  { artists }: ScheduleState,
  artist: number,
  position: number,
): number {
  const distance = position - artists[artist * ARTIST_STRIDE + LAST_PLAYED]!
  if (distance < 2) return CLASH_PENALTY
  return squaredShortfall(distance, artists[artist * ARTIST_STRIDE + MIN_GAP]!)
}

/**
 * Returns the penalty of playing a queue entry at a position: CLASH_PENALTY next to a track that
 * shares an artist, else the sum of the squared shortfalls of each distance. 0 is a perfect fit.
 * `mainArtistPenalty` is that of the entry's queue, which is the same for all of its entries.
 */
export function placementPenalty(
  list: TrackList,
  state: ScheduleState,
  entry: number,
  position: number,
  mainArtistPenalty: number,
): number {
  const penalty = list.isFeatured
    ? addFeaturedArtists(list, state, entry, position, mainArtistPenalty)
    : mainArtistPenalty
  if (penalty >= CLASH_PENALTY) return CLASH_PENALTY
  const withAlbum = penalty + albumPenalty(state, entry, position)
  return list.hasDuplicateSongs ? withAlbum + songPenalty(list, state, entry, position) : withAlbum
}

/** Adds the penalties of the featured artists in their order: another order may round differently. */
function addFeaturedArtists(
  list: TrackList,
  state: ScheduleState,
  entry: number,
  position: number,
  mainArtistPenalty: number,
): number {
  const { trackArtistStart, trackArtists } = list
  const track = state.entries[entry + ENTRY_TRACK]!
  let penalty = mainArtistPenalty
  for (let x = trackArtistStart[track]! + 1; x < trackArtistStart[track + 1]!; x++)
    penalty += artistPenalty(state, trackArtists[x]!, position)
  return penalty
}

function albumPenalty({ entries, albums }: ScheduleState, entry: number, position: number): number {
  const album = entries[entry + ENTRY_ALBUM]!
  if (album < 0) return 0
  const distance = position - albums[album * GROUP_STRIDE + LAST_PLAYED]!
  const weight = distance < 2 ? ADJACENT_ALBUM_WEIGHT : ALBUM_WEIGHT
  return weight * squaredShortfall(distance, albums[album * GROUP_STRIDE + MIN_GAP]!)
}

function songPenalty(
  list: TrackList,
  { entries, songs }: ScheduleState,
  entry: number,
  position: number,
): number {
  const song = list.song[entries[entry + ENTRY_TRACK]!]! * GROUP_STRIDE
  return squaredShortfall(position - songs[song + LAST_PLAYED]!, songs[song + MIN_GAP]!)
}

function squaredShortfall(distance: number, wanted: number): number {
  if (distance >= wanted) return 0
  const missing = 1 - distance / wanted
  return missing * missing
}
