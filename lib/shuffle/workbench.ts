import { shareArtist } from './clashes'
import type { TrackList } from './track-list'

export type Move = 'swap' | 'relocate' | 'reverse'

const MOST_TRIES = 4e6

/** An order under repair: every move takes the position of a clash and returns what it gained. */
export class Workbench {
  private tries = 0
  private readonly from: number
  private readonly last: number
  private readonly releases: Int32Array | undefined

  constructor(
    private readonly list: TrackList,
    private readonly order: Int32Array,
    { from, last, releases }: { from: number; last: number; releases?: Int32Array },
  ) {
    this.from = from
    this.last = last
    this.releases = releases
  }

  /** Enough was tried: what is left stays. */
  get isTired(): boolean {
    return this.tries >= MOST_TRIES
  }

  /** 1 where the track at a position clashes with the one before it. */
  clashAt(position: number): number {
    return position < this.order.length ? this.clash(this.at(position - 1), this.at(position)) : 0
  }

  swap(clash: number): number {
    for (const place of this.nearest(clash))
      for (const own of [clash, clash - 1]) {
        if (own < this.from || own === place) continue
        const gain = this.swapGain(own, place)
        if (gain > 0) return gain
      }
    return 0
  }

  relocate(clash: number): number {
    for (const gap of this.nearest(clash))
      for (const own of [clash, clash - 1]) {
        if (own < this.from || gap === own || gap === own + 1) continue
        const gain = this.relocationGain(own, gap)
        if (gain <= 0 || !this.mayRelocate(own, gap)) continue
        const track = this.order[own]!
        if (gap > own) this.order.copyWithin(own, own + 1, gap)
        else this.order.copyWithin(gap + 1, gap, own)
        this.order[gap > own ? gap - 1 : gap] = track
        return gain
      }
    return 0
  }

  reverse(clash: number): number {
    if (this.releases) return 0
    for (let end = this.from; end < this.order.length; end++) {
      const [low, high] = end < clash ? [end, clash - 1] : [clash, end]
      if (low === high) continue
      this.tries++
      const gain =
        this.clashAt(low) +
        this.clashAt(high + 1) -
        this.clash(this.at(low - 1), this.at(high)) -
        this.clash(this.at(low), this.at(high + 1))
      if (gain <= 0) continue
      this.order.subarray(low, high + 1).reverse()
      return gain
    }
    return 0
  }

  /** Positions by their distance, as far as the budget goes. */
  private *nearest(position: number): Generator<number> {
    const size = this.order.length
    for (let distance = 1; distance <= size && !this.isTired; distance++) {
      if (position - distance >= this.from) yield position - distance
      if (position + distance <= size) yield position + distance
    }
  }

  private swapGain(one: number, other: number): number {
    const { order, releases } = this
    if (other >= order.length) return 0
    this.tries++
    const [x, y] = [order[one]!, order[other]!]
    if (releases && (releases[x]! > other || releases[y]! > one)) return 0
    const before = this.clashesAround(one, other)
    order[one] = y
    order[other] = x
    const gain = before - this.clashesAround(one, other)
    if (gain > 0) return gain
    order[one] = x
    order[other] = y
    return 0
  }

  private clashesAround(one: number, other: number): number {
    let clashes = this.clashAt(one) + this.clashAt(other)
    if (one + 1 !== other) clashes += this.clashAt(one + 1)
    if (other + 1 !== one) clashes += this.clashAt(other + 1)
    return clashes
  }

  private relocationGain(own: number, gap: number): number {
    this.tries++
    const [track, left, right] = [this.at(own), this.at(gap - 1), this.at(gap)]
    const closed = this.clash(this.at(own - 1), this.at(own + 1))
    const opened = this.clash(left, track) + this.clash(track, right)
    return this.clashAt(own) + this.clashAt(own + 1) + this.clash(left, right) - closed - opened
  }

  /** Tracks in between move one place; towards the front only as far as their releases let them. */
  private mayRelocate(own: number, gap: number): boolean {
    const { order, releases } = this
    if (!releases) return true
    if (gap < own) return releases[order[own]!]! <= gap
    for (let t = own + 1; t < gap; t++) if (releases[order[t]!]! > t - 1) return false
    return true
  }

  private at(position: number): number {
    if (position === -1) return this.last
    return position < this.order.length ? this.order[position]! : -1
  }

  private clash(one: number, other: number): number {
    return one >= 0 && other >= 0 && shareArtist(this.list, one, other) ? 1 : 0
  }
}
