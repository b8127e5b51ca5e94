import { ALBUM, ARTIST, type Board, CELLS, FIELDS, HEAD, LAST, SPANS, TRACK } from './board'
import type { TrackList } from './track-list'

/** Plays a card at a position: out of its queue and into the memory. */
export function play(list: TrackList, board: Board, card: number, position: number): void {
  const { artists, albums, songs, cards } = board
  const track = cards[card + TRACK]!
  if (cards[card + ALBUM]! >= 0) albums[cards[card + ALBUM]! * SPANS + LAST] = position
  if (list.hasTwins) songs[list.song[track]! * SPANS + LAST] = position
  const artist = cards[card + ARTIST]!
  artists[artist * CELLS + LAST] = position
  if (list.isFeatured)
    for (let x = list.tagStart[track]! + 1; x < list.tagStart[track + 1]!; x++)
      artists[list.tags[x]! * CELLS + LAST] = position
  takeOut(board, card, artist)
}

/** The cards before it move up, so that the queue has no hole. */
function takeOut({ artists, cards }: Board, card: number, artist: number): void {
  const head = artists[artist * CELLS + HEAD]!
  artists[artist * CELLS + HEAD] = head + FIELDS
  if (card > head) cards.copyWithin(head + FIELDS, head, card)
}
