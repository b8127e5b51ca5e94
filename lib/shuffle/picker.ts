import {
  ALBUM,
  type Board,
  CELLS,
  END,
  FIELDS,
  GAP,
  HEAD,
  LAST,
  RELEASE,
  SPANS,
  TRACK,
} from './board'
import { CLASH, penalty } from './penalty'
import type { TrackList } from './track-list'

/** What passing over a track of its artist costs, lest those with many guests drift to the end. */
const SKIPPED = 0.05
const NEVER = 0x7fffffff

/** Finds, among the unplayed tracks of an artist or of the whole list, the one that fits best. */
export class Picker {
  /** What the last look found: the best card, -1 for none, and its cost... */
  card = -1
  cost = Number.POSITIVE_INFINITY
  /** ...and of those not yet released the first, with its release. */
  soonest = -1
  firstRelease = NEVER

  constructor(
    private readonly list: TrackList,
    private readonly board: Board,
    private readonly friction: ((track: number) => number) | undefined,
  ) {}

  get clashes(): boolean {
    return this.cost >= CLASH
  }

  /** Looks at the first `few` free tracks among the next `reach` of an artist. */
  lookAt(artist: number, position: number, few: number, reach: number): void {
    const first = this.board.artists[artist * CELLS + HEAD]!
    if (this.fits(first, artist, position)) {
      this.card = first
      this.cost = 0
      return
    }
    this.forget()
    const end = Math.min(this.board.artists[artist * CELLS + END]!, first + reach * FIELDS)
    for (let card = first, seen = 0; card < end && seen < few; card += FIELDS) {
      if (!this.consider(card, artist, position, seen * SKIPPED)) continue
      seen++
      if (this.cost <= seen * SKIPPED) return
    }
  }

  /** Looks at every unplayed track, from a random artist on, until one fits well. */
  lookEverywhere(position: number, from: number, goodEnough: number): void {
    this.forget()
    const artists = this.list.artistCount.length
    for (let k = 0; k < artists; k++) {
      const artist = (from + k) % artists
      const end = this.board.artists[artist * CELLS + END]!
      for (let card = this.board.artists[artist * CELLS + HEAD]!; card < end; card += FIELDS)
        if (this.consider(card, artist, position, 0) && this.cost <= goodEnough) return
    }
  }

  /** Looks at every unplayed track that an artist has a part in, until one fits. */
  lookForPart(part: number, position: number): void {
    this.forget()
    const { tagStart, tags } = this.list
    for (let artist = 0; artist < this.list.artistCount.length && this.cost > 0; artist++) {
      const end = this.board.artists[artist * CELLS + END]!
      for (let card = this.board.artists[artist * CELLS + HEAD]!; card < end; card += FIELDS) {
        const track = this.board.cards[card + TRACK]!
        if (tags.subarray(tagStart[track]!, tagStart[track + 1]!).includes(part))
          this.consider(card, artist, position, 0)
      }
    }
  }

  /** The short way for most positions: an artist's next card against which nothing stands. */
  private fits(card: number, artist: number, position: number): boolean {
    const { artists, albums, cards } = this.board
    if (this.list.isFeatured || this.list.hasTwins || this.friction) return false
    if (position < artists[artist * CELLS + LAST]! + artists[artist * CELLS + GAP]!) return false
    if (card >= artists[artist * CELLS + END]! || cards[card + RELEASE]! > position) return false
    const album = cards[card + ALBUM]! * SPANS
    return album < 0 || position >= albums[album + LAST]! + albums[album + GAP]!
  }

  /** Tells whether the card is released at the position, and keeps it if it is the best so far. */
  private consider(card: number, artist: number, position: number, extra: number): boolean {
    const release = this.board.cards[card + RELEASE]!
    if (release > position) {
      if (release < this.firstRelease) {
        this.firstRelease = release
        this.soonest = card
      }
      return false
    }
    let cost = extra + penalty(this.list, this.board, card, artist, position)
    if (this.friction) cost += this.friction(this.board.cards[card + TRACK]!)
    if (cost < this.cost) {
      this.cost = cost
      this.card = card
    }
    return true
  }

  private forget(): void {
    this.card = -1
    this.cost = Number.POSITIVE_INFINITY
    this.soonest = -1
    this.firstRelease = NEVER
  }
}
