import type { Queues } from './queues'
import type { TrackList } from './track-list'

/**
 * All that is looked at and changed while a set is scheduled. What is needed together lies together:
 * with a million tracks every other memory line is a wait.
 */
export type Board = {
  /** CELLS numbers an artist. */
  artists: Int32Array
  /** SPANS numbers an album, and a song. */
  albums: Int32Array
  songs: Int32Array
  /** FIELDS numbers a track, in the order of the queues. */
  cards: Int32Array
}

/** When it was last played and how far apart it is wished: of artists, albums and songs. */
export const LAST = 0
export const GAP = 1
export const SPANS = 2

/** Of artists besides: tracks left, the queue of cards, slots spent by tracks played out of turn. */
export const LEFT = 2
export const HEAD = 3
export const END = 4
export const DEBT = 5
export const CELLS = 8

export const TRACK = 0
export const ARTIST = 1
/** -1 where no other track of the list is of the same album. */
export const ALBUM = 2
export const RELEASE = 3
export const FIELDS = 4

const ALBUM_SHARE = 0.6
const LONG_AGO = -0x3fffffff

export type BoardOptions = {
  /** The share of an even gap below which two tracks of an artist are too near. */
  gap: number
  releases?: Int32Array
  /** The indices handed out before the set, oldest first. */
  tail?: Int32Array
}

/** The board before the first position: nobody played but the tail, all cards in their queues. */
export function setUp(
  list: TrackList,
  queues: Queues,
  { gap, releases, tail }: BoardOptions,
): Board {
  const board = {
    artists: artistCells(list, queues, gap * list.size),
    albums: spans(list.albumCount, ALBUM_SHARE * gap * list.size),
    songs: spans(list.hasTwins ? list.songCount : new Int32Array(0), gap * list.size),
    cards: cards(list, queues, releases),
  }
  tail?.forEach((track, k) => {
    const position = k - tail.length
    for (let x = list.tagStart[track]!; x < list.tagStart[track + 1]!; x++)
      board.artists[list.tags[x]! * CELLS + LAST] = position
    board.albums[list.album[track]! * SPANS + LAST] = position
    if (list.hasTwins) board.songs[list.song[track]! * SPANS + LAST] = position
  })
  return board
}

function artistCells(list: TrackList, { start }: Queues, share: number): Int32Array {
  const cells = new Int32Array(list.artistCount.length * CELLS)
  for (let artist = 0, at = 0; artist < list.artistCount.length; artist++, at += CELLS) {
    cells[at + LAST] = LONG_AGO
    cells[at + GAP] = gapOf(list.artistCount[artist]!, share)
    cells[at + LEFT] = list.artistCount[artist]!
    cells[at + HEAD] = start[artist]! * FIELDS
    cells[at + END] = start[artist + 1]! * FIELDS
  }
  return cells
}

function spans(counts: Int32Array, share: number): Int32Array {
  const cells = new Int32Array(counts.length * SPANS)
  for (let i = 0; i < counts.length; i++) {
    cells[i * SPANS + LAST] = LONG_AGO
    cells[i * SPANS + GAP] = gapOf(counts[i]!, share)
  }
  return cells
}

function gapOf(count: number, share: number): number {
  return count > 1 ? Math.max(2, Math.floor(share / count)) : 2
}

function cards(list: TrackList, { track }: Queues, releases?: Int32Array): Int32Array {
  const { primary, album, albumCount } = list
  const cards = new Int32Array(track.length * FIELDS)
  for (let x = 0, at = 0; x < track.length; x++, at += FIELDS) {
    const index = track[x]!
    const ofAlbum = album[index]!
    cards[at + TRACK] = index
    cards[at + ARTIST] = primary[index]!
    cards[at + ALBUM] = albumCount[ofAlbum]! > 1 ? ofAlbum : -1
    cards[at + RELEASE] = releases ? releases[index]! : 0
  }
  return cards
}
