import { sharesArtist } from './clashes'
import type { TrackList } from './track-list'

/** The clashes between neighbours of an order that is being changed. */
export class OrderClashes {
  /** `last` is the track handed out before position 0, -1 for none. */
  constructor(
    private readonly list: TrackList,
    private readonly order: Int32Array,
    private readonly last: number,
  ) {}

  /** Returns the track at a position, that handed out before at -1; -1 for none. */
  trackAt(position: number): number {
    if (position === -1) return this.last
    return position < this.order.length ? this.order[position]! : -1
  }

  /** Returns 1 if two tracks share an artist, else 0; -1 is no track and never clashes. */
  between(one: number, other: number): number {
    return one >= 0 && other >= 0 && sharesArtist(this.list, one, other) ? 1 : 0
  }

  /** Returns 1 if the track at a position clashes with the one before it, else 0. */
  at(position: number): number {
    if (position >= this.order.length) return 0
    return this.between(this.trackAt(position - 1), this.trackAt(position))
  }

  /** Counts the clashes of the tracks at two positions with their neighbours. */
  around(one: number, other: number): number {
    let clashes = this.at(one) + this.at(other)
    if (one + 1 !== other) clashes += this.at(one + 1)
    if (other + 1 !== one) clashes += this.at(other + 1)
    return clashes
  }
}
