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
import { hasArtist } from './clashes'
import { CLASH, penalty } from './penalty'
import type { TrackList } from './track-list'

/** What passing over a track of its artist costs, lest those with many guests drift to the end. */
const SKIPPED = 0.05
/** A cost that is taken at once in a look at everything. */
const GOOD_ENOUGH = 0.05
const LONG_LOOK = 256
const FEW_EACH = 6
const LOOKS_A_TRACK = 256
const NOBODY = -1
const NEVER = 0x7fffffff

/** Finds, among the unplayed tracks of an artist or of the whole list, the one that fits best. */
export class Picker {
  /** What the last look found: the best card, -1 for none, and its cost... */
  card = -1
  cost = Number.POSITIVE_INFINITY
  /** ...and of those not yet released the first, with its release. */
  soonest = -1
  firstRelease = NEVER
  private looks = 0

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

  /**
   * Looks at the unplayed tracks of all artists, from one of them on, until one fits well: first at the
   * next few of each, then at all. With `part` only at those that this artist has a part in.
   */
  lookEverywhere(position: number, from: number, part = NOBODY): void {
    this.forget()
    this.sweep(position, from, part, FEW_EACH)
    if (this.card < 0 || this.clashes) this.sweep(position, from, part, this.list.size)
  }

  private sweep(position: number, from: number, part: number, reach: number): void {
    const { artists } = this.board
    const count = this.list.artistCount.length
    const isRepeat = part !== NOBODY && artists[part * CELLS + LAST] === position - 1
    for (let k = 0, looks = 0; k < count; k++) {
      const artist = (from + k) % count
      const first = artists[artist * CELLS + HEAD]!
      const end = Math.min(artists[artist * CELLS + END]!, first + reach * FIELDS)
      for (let card = first; card < end; card += FIELDS) {
        if (part !== NOBODY && !hasArtist(this.list, this.board.cards[card + TRACK]!, part))
          continue
        this.consider(card, artist, position, 0)
        if (this.isEnough(++looks) || (isRepeat && this.card >= 0)) return
      }
    }
  }

  /** A long look ends with what it found; where there were too many long ones, even with a clash. */
  private isEnough(looks: number): boolean {
    this.looks++
    if (this.cost <= GOOD_ENOUGH) return true
    if (this.card < 0 || looks < LONG_LOOK) return false
    return !this.clashes || this.looks > LOOKS_A_TRACK * this.list.size
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
