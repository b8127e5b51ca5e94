import { ALBUM, type Board, CELLS, GAP, LAST, SPANS, TRACK } from './board'
import type { TrackList } from './track-list'

/** More than any sum of soft penalties: the track shares an artist with the one before. */
export const CLASH = 1e9

const SAME_ALBUM_NEXT = 2
const ALBUM_WEIGHT = 0.5

/**
 * What it costs to play a card of an artist at a position: CLASH after one of its own artists, else
 * the squared shortfall of each distance. 0 where nothing stands against it.
 */
export function penalty(
  list: TrackList,
  board: Board,
  card: number,
  artist: number,
  position: number,
): number {
  const cost = list.isFeatured
    ? tagsPenalty(list, board, board.cards[card + TRACK]!, position)
    : artistPenalty(board, artist, position)
  if (cost >= CLASH) return CLASH
  const soft = cost + albumPenalty(board, card, position)
  return list.hasTwins ? soft + songPenalty(list, board, card, position) : soft
}

function artistPenalty({ artists }: Board, artist: number, position: number): number {
  const distance = position - artists[artist * CELLS + LAST]!
  return distance < 2 ? CLASH : shortfall(distance, artists[artist * CELLS + GAP]!)
}

function tagsPenalty(list: TrackList, board: Board, track: number, position: number): number {
  let cost = 0
  for (let x = list.tagStart[track]!; x < list.tagStart[track + 1]!; x++)
    cost += artistPenalty(board, list.tags[x]!, position)
  return cost
}

function albumPenalty({ cards, albums }: Board, card: number, position: number): number {
  const album = cards[card + ALBUM]!
  if (album < 0) return 0
  const distance = position - albums[album * SPANS + LAST]!
  const weight = distance < 2 ? SAME_ALBUM_NEXT : ALBUM_WEIGHT
  return weight * shortfall(distance, albums[album * SPANS + GAP]!)
}

function songPenalty(list: TrackList, { cards, songs }: Board, card: number, position: number) {
  const song = list.song[cards[card + TRACK]!]! * SPANS
  return shortfall(position - songs[song + LAST]!, songs[song + GAP]!)
}

function shortfall(distance: number, wish: number): number {
  if (distance >= wish) return 0
  const missing = 1 - distance / wish
  return missing * missing
}
