import { type Move, OrderRepair } from './order-repair'
import type { TrackList } from './track-list'

export type RepairOptions = {
  /** No move changes a position before this one. */
  from?: number
  /** The number of clashes at which repair stops. */
  goal: number
  /** The track handed out before position 0, -1 for none. */
  last?: number
  releases?: Int32Array
  /** The moves to try at a clash, in this order; all if absent. */
  moves?: readonly Move[]
}

const ALL_MOVES: readonly Move[] = ['swap', 'relocate', 'reverse']

/**
 * Removes clashes from an order by moving tracks, nearest positions first, until `goal` are left or no
 * move helps (Palmer 1997, whose proof of Ore's theorem reverses parts of a circle). Each move lowers
 * the number of clashes, so it terminates. Changes the order; returns the number of clashes left.
 */
export function repairClashes(
  list: TrackList,
  order: Int32Array,
  { from = 0, goal, last = -1, releases, moves = ALL_MOVES }: RepairOptions,
): number {
  const repair = new OrderRepair(list, order, { from, last, releases })
  let clashes = 0
  for (let position = from; position < order.length; position++)
    clashes += repair.clashes.at(position)
  let removed = 1
  while (clashes > goal && removed > 0) {
    removed = repairPass(repair, moves, { from, end: order.length, maxRemoved: clashes - goal })
    clashes -= removed
  }
  return clashes
}

/** Repairs each clash of the order once; returns the number of clashes removed. */
function repairPass(
  repair: OrderRepair,
  moves: readonly Move[],
  { from, end, maxRemoved }: { from: number; end: number; maxRemoved: number },
): number {
  let removed = 0
  for (let position = from; position < end && removed < maxRemoved; position++) {
    if (repair.isExhausted) break
    if (repair.clashes.at(position)) removed += repair.tryMoves(moves, position)
  }
  return removed
}
