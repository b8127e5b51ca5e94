import { type Board, CELLS, LAST, LEFT } from './board'
import type { TrackList } from './track-list'

/**
 * Watches for an artist with so many tracks left that it must be played now (the critical rule): with
 * `places` left and `count` of them its own, 2 * count >= places + 1 leaves no room to wait. Where
 * repeats cannot be avoided, its runs stay as short as they can: ceil(count / (others + 1)).
 */
export class Crowd {
  /** An artist of whom one more may follow itself, -1 for none. */
  mayRepeat = -1
  private critical = -1
  private run = 0
  private longestRun = 0
  private most = 0
  /** How many artists have this many tracks left. */
  private readonly having: Int32Array
  private readonly artists: Int32Array

  constructor(
    private readonly list: TrackList,
    board: Board,
  ) {
    this.artists = board.artists
    this.having = new Int32Array(list.size + 1)
    for (const count of list.artistCount) {
      this.having[count]!++
      this.most = Math.max(this.most, count)
    }
  }

  /** The artist that must play at a position, -1 where there is a choice. */
  mustPlay(position: number): number {
    const places = this.list.size - position
    this.mayRepeat = -1
    while (this.most > 0 && this.having[this.most] === 0) this.most--
    if (2 * this.most < places + 1) return -1
    if (this.critical < 0 || 2 * this.left(this.critical) < places + 1)
      this.critical = this.fullest()
    const count = this.left(this.critical)
    if (this.artists[this.critical * CELLS + LAST] !== position - 1) {
      this.run = 0
      return this.critical
    }
    return 2 * count > places ? this.mustRepeat(count, places - count) : -1
  }

  /** Notes that a track of a main artist was played. */
  take(track: number, artist: number): void {
    const { isFeatured, tagStart, tags } = this.list
    const run = this.run
    this.run = 0
    if (isFeatured)
      for (let x = tagStart[track]!; x < tagStart[track + 1]!; x++) this.takeOne(tags[x]!, run)
    else this.takeOne(artist, run)
  }

  private takeOne(artist: number, run: number): void {
    const count = this.artists[artist * CELLS + LEFT]!--
    this.having[count]!--
    this.having[count - 1]!++
    if (artist === this.critical) this.run = run + 1
  }

  /** More than half of what is left: one of them has to follow another. */
  private mustRepeat(count: number, others: number): number {
    if (this.longestRun === 0) this.longestRun = Math.ceil((count + this.run) / (others + 1))
    if (this.run >= this.longestRun) return -1
    if (count > this.longestRun * others) return this.critical
    this.mayRepeat = this.critical
    return -1
  }

  private left(artist: number): number {
    return this.artists[artist * CELLS + LEFT]!
  }

  private fullest(): number {
    let fullest = 0
    for (let artist = 1; artist < this.list.artistCount.length; artist++)
      if (this.left(artist) > this.left(fullest)) fullest = artist
    return fullest
  }
}
