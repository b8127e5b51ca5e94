import { OrderClashes } from './order-clashes'
import type { TrackList } from './track-list'

export type Move = 'swap' | 'relocate' | 'reverse'

const MAX_ATTEMPTS = 4e6

type OrderRepairOptions = {
  /** No move changes a position before this one. */
  from: number
  /** The track handed out before position 0, -1 for none. */
  last: number
  releases?: Int32Array
}

/** An order and the moves that remove clashes from it, within a budget of attempts. */
export class OrderRepair {
  private attempts = 0
  readonly clashes: OrderClashes
  private readonly from: number
  private readonly releases: Int32Array | undefined

  constructor(
    list: TrackList,
    private readonly order: Int32Array,
    { from, last, releases }: OrderRepairOptions,
  ) {
    this.clashes = new OrderClashes(list, order, last)
    this.from = from
    this.releases = releases
  }

  /** True once the budget of attempts is used up. */
  get isExhausted(): boolean {
    return this.attempts >= MAX_ATTEMPTS
  }

  /** Tries moves at a clash until one helps; returns the number of clashes it removed. */
  tryMoves(moves: readonly Move[], clash: number): number {
    for (const move of moves) {
      const removed = this[move](clash)
      if (removed > 0) return removed
    }
    return 0
  }

  private swap(clash: number): number {
    for (const other of this.nearest(clash)) {
      const removed = this.swapPair(clash, other) || this.swapPair(clash - 1, other)
      if (removed > 0) return removed
    }
    return 0
  }

  private relocate(clash: number): number {
    for (const gap of this.nearest(clash)) {
      const removed = this.moveToGap(clash, gap) || this.moveToGap(clash - 1, gap)
      if (removed > 0) return removed
    }
    return 0
  }

  private reverse(clash: number): number {
    if (this.releases) return 0
    const { clashes } = this
    for (let end = this.from; end < this.order.length; end++) {
      const [low, high] = end < clash ? [end, clash - 1] : [clash, end]
      if (low === high) continue
      this.attempts++
      const removed =
        clashes.at(low) +
        clashes.at(high + 1) -
        clashes.between(clashes.trackAt(low - 1), clashes.trackAt(high)) -
        clashes.between(clashes.trackAt(low), clashes.trackAt(high + 1))
      if (removed <= 0) continue
      this.order.subarray(low, high + 1).reverse()
      return removed
    }
    return 0
  }

  /** Yields the positions that may change by their distance from one, until the budget is used up. */
  private *nearest(position: number): Generator<number> {
    const size = this.order.length
    for (let distance = 1; distance <= size && !this.isExhausted; distance++) {
      if (position - distance >= this.from) yield position - distance
      if (position + distance <= size) yield position + distance
    }
  }

  /** Swaps two positions if that removes clashes; returns how many. */
  private swapPair(one: number, other: number): number {
    const { order, releases } = this
    if (one < this.from || one === other || other >= order.length) return 0
    this.attempts++
    const [x, y] = [order[one]!, order[other]!]
    if (releases && (releases[x]! > other || releases[y]! > one)) return 0
    const before = this.clashes.around(one, other)
    order[one] = y
    order[other] = x
    const removed = before - this.clashes.around(one, other)
    if (removed > 0) return removed
    order[one] = x
    order[other] = y
    return 0
  }

  /** Moves a track to the gap before a position if that removes clashes; returns how many. */
  private moveToGap(from: number, gap: number): number {
    if (from < this.from || gap === from || gap === from + 1) return 0
    const removed = this.countRemovedByMove(from, gap)
    if (removed <= 0 || !this.keepsReleases(from, gap)) return 0
    const track = this.order[from]!
    if (gap > from) this.order.copyWithin(from, from + 1, gap)
    else this.order.copyWithin(gap + 1, gap, from)
    this.order[gap > from ? gap - 1 : gap] = track
    return removed
  }

  private countRemovedByMove(from: number, gap: number): number {
    const { clashes } = this
    this.attempts++
    const [track, left, right] = [
      clashes.trackAt(from),
      clashes.trackAt(gap - 1),
      clashes.trackAt(gap),
    ]
    const closed = clashes.between(clashes.trackAt(from - 1), clashes.trackAt(from + 1))
    const opened = clashes.between(left, track) + clashes.between(track, right)
    return clashes.at(from) + clashes.at(from + 1) + clashes.between(left, right) - closed - opened
  }

  /** A move shifts the tracks in between by one position, some of them towards the front. */
  private keepsReleases(from: number, gap: number): boolean {
    const { order, releases } = this
    if (!releases) return true
    if (gap < from) return releases[order[from]!]! <= gap
    for (let t = from + 1; t < gap; t++) if (releases[order[t]!]! > t - 1) return false
    return true
  }
}
