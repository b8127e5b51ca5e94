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
  private readonly left: Int32Array
  /** How many artists have this many tracks left. */
  private readonly having: Int32Array

  constructor(private readonly list: TrackList) {
    this.left = list.artistCount.slice()
    this.having = new Int32Array(list.size + 1)
    for (const count of this.left) {
      this.having[count]!++
      this.most = Math.max(this.most, count)
    }
  }

  /** The artist that must play now, -1 where there is a choice. */
  mustPlay(places: number, hasJustPlayed: (artist: number) => boolean): number {
    this.mayRepeat = -1
    while (this.most > 0 && this.having[this.most] === 0) this.most--
    if (2 * this.most < places + 1) return -1
    if (this.critical < 0 || 2 * this.left[this.critical]! < places + 1)
      this.critical = this.fullest()
    const count = this.left[this.critical]!
    if (!hasJustPlayed(this.critical)) {
      this.run = 0
      return this.critical
    }
    if (2 * count <= places) return -1
    return this.mustRepeat(count, places - count)
  }

  /** More than half of what is left: one of them has to follow another. */
  private mustRepeat(count: number, others: number): number {
    if (this.longestRun === 0) this.longestRun = Math.ceil((count + this.run) / (others + 1))
    if (this.run >= this.longestRun) return -1
    if (count > this.longestRun * others) return this.critical
    this.mayRepeat = this.critical
    return -1
  }

  /** Notes that a track was played. */
  take(track: number): void {
    let isCritical = false
    for (let x = this.list.tagStart[track]!; x < this.list.tagStart[track + 1]!; x++) {
      const artist = this.list.tags[x]!
      const count = this.left[artist]!--
      this.having[count]!--
      this.having[count - 1]!++
      if (artist === this.critical) isCritical = true
    }
    this.run = isCritical ? this.run + 1 : 0
  }

  private fullest(): number {
    let fullest = 0
    for (let artist = 1; artist < this.left.length; artist++)
      if (this.left[artist]! > this.left[fullest]!) fullest = artist
    return fullest
  }
}
